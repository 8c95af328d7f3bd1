using System.Buffers.Text;
using System.Security.Cryptography;

namespace RealRecon.Adapters.Api;

/// <summary>
/// Opaque cursors: base64url of a format byte, the content and a checksum that also covers the route. It guards against mix-ups and damage,
/// not against forgery: a forged cursor reaches nothing that the same caller may not read anyway.
/// </summary>
internal static class CursorText
{
    private const byte Version = 1;
    private const int ChecksumLength = 8;

    /// <summary>Longest text that is looked at.</summary>
    private const int MaxLength = 1536;

    public static string Write(CursorKind kind, ReadOnlySpan<byte> content)
    {
        byte[] bytes = [Version, .. content, .. Checksum(kind, content)];
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="Refusal">The text was not written by <see cref="Write"/> for the same kind.</exception>
    public static byte[] Read(CursorKind kind, string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text)) throw Refusal.BadCursor();
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < 1 + ChecksumLength || bytes[0] != Version) throw Refusal.BadCursor();
        var content = bytes[1..^ChecksumLength];
        var isWhole = bytes.AsSpan(bytes.Length - ChecksumLength).SequenceEqual(Checksum(kind, content));
        // Base64 has several spellings of some values (unused bits, white space); only ours counts.
        if (!isWhole || Base64Url.EncodeToString(bytes) != text) throw Refusal.BadCursor();
        return content;
    }

    private static byte[] Checksum(CursorKind kind, ReadOnlySpan<byte> content) => SHA256.HashData([Version, (byte)kind, .. content])[..ChecksumLength];
}
