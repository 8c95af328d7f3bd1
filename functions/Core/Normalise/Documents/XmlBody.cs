using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace RealRecon.Core.Normalise.Documents;

/// <summary>Strict XML: forward only, no DTD, nothing resolved, bounded in tags, attributes and depth, UTF-8 whatever it claims.</summary>
internal static class XmlBody
{
    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limits.XmlBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Walks the document to its end, so that nothing is used of one that breaks later.</summary>
    /// <param name="body">UTF-8 as checked by <see cref="BodyBytes"/>.</param>
    /// <param name="read">Called on the root element.</param>
    /// <param name="refusal">Gets what is wrong with the document as a whole.</param>
    public static void Walk(ReadOnlyMemory<byte> body, Action<XmlCursor> read, Refusal refusal)
    {
        if (body.Span.Count((byte)'<') > Limits.XmlTags || body.Span.Count((byte)'=') > Limits.XmlAttributes)
        {
            refusal.Add(RejectionReason.BODY_TOO_LARGE, "document", $"more than {Limits.XmlTags} tags or {Limits.XmlAttributes} attributes");
            return;
        }

        try
        {
            using var reader = XmlReader.Create(TextOf(body), Strict);
            var cursor = new XmlCursor(reader, refusal);
            if (cursor.MoveToRoot()) read(cursor);
            cursor.MoveToEnd();
        }
        catch (XmlException)
        {
            RefuseSyntax(body.Span, refusal);
        }
    }

    // XmlReader takes a declared encoding from bytes, but not from text: so the bytes are decoded here, and the cursor checks what was declared.
    private static StreamReader TextOf(ReadOnlyMemory<byte> body)
    {
        var bytes = MemoryMarshal.TryGetArray(body, out var segment) ? segment : new ArraySegment<byte>(body.ToArray());
        return new StreamReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Encoding.UTF8);
    }

    // XmlException says what is wrong only in prose, so the cause is looked for in the text.
    private static void RefuseSyntax(ReadOnlySpan<byte> body, Refusal refusal)
    {
        if (body.IndexOf("<!DOCTYPE"u8) >= 0) refusal.Add(RejectionReason.XML_DTD_FORBIDDEN, "document", "has a document type declaration");
        else refusal.Add(RejectionReason.XML_MALFORMED, "document", "not well-formed XML");
    }
}
