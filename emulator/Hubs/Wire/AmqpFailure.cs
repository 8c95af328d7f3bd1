using Amqp;
using Amqp.Framing;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>The errors that clients see, with the conditions that the SDKs know.</summary>
internal static class AmqpFailure
{
    /// <summary>SDKs treat it as transient and send again.</summary>
    public const string ServerBusy = "com.microsoft:server-busy";

    public static AmqpException NotFound(string? name) =>
        new(ErrorCode.NotFound, $"The messaging entity '{name}' could not be found.");

    public static AmqpException ReceivingNotImplemented() =>
        new(ErrorCode.NotImplemented, "This emulator's hubs take events but do not hand them out over AMQP yet.");

    public static Error Error(string condition, string description) => new(condition) { Description = description };
}
