using System.Buffers.Text;
using System.Security.Cryptography;

namespace RealRecon.Adapters.Api;

/// <summary>
/// Opaque cursors: base64url of a format byte, the content and a signature (HMAC-SHA-256, its first 16 bytes) that also covers the route. What is
/// read back is what some instance wrote: nobody else makes the API look where it likes.
/// </summary>
internal sealed class CursorText(CursorKeys keys)
{
    /// <summary>The format; 1 had a checksum in the signature's place.</summary>
    private const byte Version = 2;

    private const int SignatureLength = 16;

    /// <summary>Longest text that is looked at.</summary>
    private const int MaxLength = 1536;

    public string Write(CursorKind kind, ReadOnlySpan<byte> content)
    {
        byte[] bytes = [Version, .. content, .. Signature(keys.All[0], kind, content)];
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="Refusal">The text was not written by <see cref="Write"/> for the same kind, with one of the keys.</exception>
    public byte[] Read(CursorKind kind, string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text)) throw Refusal.BadCursor();
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < 1 + SignatureLength || bytes[0] != Version) throw Refusal.BadCursor();
        var content = bytes[1..^SignatureLength];
        var signature = bytes.AsSpan(bytes.Length - SignatureLength);
        var isOurs = false;
        foreach (var key in keys.All) isOurs |= CryptographicOperations.FixedTimeEquals(signature, Signature(key, kind, content));

        // Base64 has several spellings of some values (unused bits, white space); only ours counts.
        if (!isOurs || Base64Url.EncodeToString(bytes) != text) throw Refusal.BadCursor();
        return content;
    }

    private static ReadOnlySpan<byte> Signature(byte[] key, CursorKind kind, ReadOnlySpan<byte> content)
    {
        byte[] signed = [Version, (byte)kind, .. content];
        return HMACSHA256.HashData(key, signed).AsSpan(0, SignatureLength);
    }
}
