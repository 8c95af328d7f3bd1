using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>Reads a posted body: JSON that every reader reads alike, and never more of it than the limit.</summary>
internal static class PostedBody
{
    private const int MaxDepth = 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <exception cref="Refusal">Another content type, too large, cut off, or not strict JSON.</exception>
    public static async Task<JsonElement> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (!IsJson(request)) throw ActionProblem.WrongContent();
        if (request.ContentLength > maxBytes) throw ActionProblem.TooLarge(maxBytes);
        return Parse(await BytesAsync(request, maxBytes, cancellation));
    }

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentType.Count == 1
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;

    private static async Task<byte[]> BytesAsync(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            while (await request.Body.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                if (content.Length + read > maxBytes) throw ActionProblem.TooLarge(maxBytes);
                content.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException)
        {
            throw ActionProblem.BadBody("The body did not arrive as its headers say.");
        }

        return content.ToArray();
    }

    private static JsonElement Parse(byte[] bytes)
    {
        // The parser looks into strings only when they are read, and a later replacement character would be a forged text.
        if (!Utf8.IsValid(bytes)) throw ActionProblem.BadBody("The body is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.Clone();
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            throw ActionProblem.BadBody($"The body is one JSON value, at most {MaxDepth} deep, without comments and with each member once.");
        }
    }
}
