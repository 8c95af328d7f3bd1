using System.Net.Sockets;

namespace RealRecon.Emulator.Hosting;

/// <summary>Ports on the one address that the emulator serves: nothing of it is reachable from another machine.</summary>
internal static class Loopback
{
    /// <summary>Why a port cannot be listened on, in one sentence.</summary>
    public static StartException Refused(int port, string option, Exception trouble) => new(
        trouble is SocketException { SocketErrorCode: SocketError.AccessDenied }
            ? $"Port {port} needs more rights than this user has; name another one with {option}, or 0 for any free one."
            : $"Port {port} is in use; name another one with {option}, or 0 for any free one.",
        trouble);
}
