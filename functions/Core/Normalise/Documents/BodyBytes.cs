using System.Text.Unicode;

namespace RealRecon.Core.Normalise.Documents;

/// <summary>What can be said of a document before it is parsed: its size and its encoding.</summary>
internal static class BodyBytes
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>True when the first visible character opens a tag. No JSON text starts so.</summary>
    public static bool IsXml(ReadOnlySpan<byte> body) => WithoutMark(body).TrimStart(" \t\r\n"u8) is [(byte)'<', ..];

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith(Utf8Mark) ? body[Utf8Mark.Length..] : body;

    public static Rejection? RefusalOf(ReadOnlySpan<byte> body)
    {
        var isXml = IsXml(body);
        var limit = isXml ? Limits.XmlBytes : Limits.JsonBytes;
        if (body.IsEmpty || WithoutMark(body).Trim(" \t\r\n"u8).IsEmpty) return new(RejectionReason.BODY_EMPTY, "The body holds nothing.");
        if (body.Length > limit) return new(RejectionReason.BODY_TOO_LARGE, $"The body is longer than {limit} bytes.");

        // UTF-16 without a mark is full of zero bytes, which are valid UTF-8 but belong into no document.
        if (!Utf8.IsValid(body) || body.Contains((byte)0)) return new(RejectionReason.ENCODING_INVALID, "The body is not UTF-8 text.");
        if (!isXml && body.StartsWith(Utf8Mark)) return new(RejectionReason.ENCODING_INVALID, "JSON may not start with a byte order mark (RFC 8259, 8.1).");
        return null;
    }
}
