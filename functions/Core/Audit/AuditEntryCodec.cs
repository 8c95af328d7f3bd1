namespace RealRecon.Core.Audit;

/// <summary>The one encoder of audit entries: canonical, length-prefixed, strict UTF-8. What is hashed is what is stored.</summary>
public static class AuditEntryCodec
{
    public static byte[] Encode(AuditEntry entry) => [];

    /// <exception cref="FormatException">Not an entry, or of a later version.</exception>
    public static AuditEntry Decode(ReadOnlySpan<byte> bytes) => throw new FormatException("Not built yet.");
}
