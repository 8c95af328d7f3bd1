using System.Text;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Tests.Corpus;

/// <summary>A body that must be refused with exactly one named reason.</summary>
/// <param name="Name">Unique; says what is wrong.</param>
/// <param name="Reason">The only rejection that is right.</param>
/// <param name="Side">The hub that it comes from.</param>
/// <param name="Bytes">As sent.</param>
/// <param name="Provider">The application property.</param>
public sealed record MalformedBody(string Name, RejectionReason Reason, Side Side, byte[] Bytes, string? Provider = null)
{
    public static MalformedBody Gateway(string name, RejectionReason reason, string body, string? provider = null) =>
        new(name, reason, Side.Gateway, Encoding.UTF8.GetBytes(body), provider);

    public static MalformedBody Bank(string name, RejectionReason reason, string body, string? provider = null) =>
        new(name, reason, Side.Bank, Encoding.UTF8.GetBytes(body), provider);

    public override string ToString() => Name;
}
