using System.Text.Json;

namespace RealRecon.Core.Normalise.Documents;

/// <summary>Strict JSON: RFC 8259 without comments, trailing commas, duplicate names, half surrogate pairs, or more levels than <see cref="Limits.JsonDepth"/>.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = Options(allowDuplicates: false);

    private static readonly JsonDocumentOptions ButForDuplicates = Options(allowDuplicates: true);

    /// <summary>The document, which the caller disposes; or null and why not.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> body, out Rejection? rejection)
    {
        rejection = null;
        try
        {
            if (!SurrogateEscapes.HasUnpaired(body.Span)) return Parse(body);
            rejection = new(RejectionReason.ENCODING_INVALID, "An escape names half a surrogate pair.");
        }
        catch (JsonException)
        {
            rejection = Diagnose(body.Span);
        }

        return null;
    }

    // The parser's own check for duplicates takes about as long as all the rest of parsing, so it is asked only in doubt.
    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        var document = JsonDocument.Parse(body, ButForDuplicates);
        if (MemberNames.AreSurelyDistinct(document.RootElement)) return document;
        document.Dispose();
        return JsonDocument.Parse(body, Strict);
    }

    private static JsonDocumentOptions Options(bool allowDuplicates) => new()
    {
        AllowDuplicateProperties = allowDuplicates,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = Limits.JsonDepth,
    };

    // JsonException says what is wrong only in prose, so the document is read once more, forward, up to the first fault.
    private static Rejection Diagnose(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Limits.JsonDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && reader.CurrentDepth >= Limits.JsonDepth)
                {
                    return new(RejectionReason.JSON_TOO_DEEP, $"The JSON has more than {Limits.JsonDepth} levels.");
                }
            }
        }
        catch (JsonException)
        {
            return new(RejectionReason.JSON_MALFORMED, "The body is not JSON (RFC 8259).");
        }

        return new(RejectionReason.JSON_DUPLICATE_KEY, "An object names a member twice.");
    }
}
