namespace RealRecon.Adapters.Sources;

/// <summary>
/// Reads each body as a part of its try, so that a slow or endless one ends with the try's time and not with the reader's patience, and never holds more than
/// <see cref="MaxBytes"/>.
/// </summary>
internal sealed class BoundedBodyHandler : DelegatingHandler
{
    /// <summary>A hundred postings or refunds with all their fields have about 150 KiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            // What an error says is for its server's log.
            var body = response.IsSuccessStatusCode ? await ReadAsync(response.Content, cancellationToken) : [];
            var type = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = new ByteArrayContent(body) { Headers = { ContentType = type } };
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > MaxBytes) throw TooLarge();
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var count = await ReadAsync(stream, buffer, cancellation);
            if (count == 0) return body.ToArray();
            if (body.Length + count > MaxBytes) throw TooLarge();
            body.Write(buffer, 0, count);
        }
    }

    private static async Task<int> ReadAsync(Stream stream, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellation);
        }
        catch (IOException trouble)
        {
            // As HttpClient tells a connection that breaks before the headers, so that both are tried again alike.
            throw new HttpRequestException("The connection broke.", trouble);
        }
    }

    private static SourceException TooLarge() => SourceException.Refused($"The source answers more than {MaxBytes} bytes.");
}
