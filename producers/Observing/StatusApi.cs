using System.Net;
using System.Text.Json;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Observing;

/// <summary>The parts of RealRecon's API that tell what became of an event.</summary>
public sealed class StatusApi : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="root">Where <c>/api</c> begins: <c>http://localhost:7071</c>.</param>
    public StatusApi(Uri root) => _http = new HttpClient { BaseAddress = new Uri($"{root.ToString().TrimEnd('/')}/api/"), Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Null while the transaction is unknown.</summary>
    /// <exception cref="ProducerException">The API does not answer, or not as it should.</exception>
    public async Task<ObservedVerdict?> FindAsync(string transactionId, CancellationToken cancellation)
    {
        using var answer = await GetAsync($"transactions/{Uri.EscapeDataString(transactionId)}", cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        using var body = await ReadAsync(answer, cancellation);
        var root = body.RootElement;
        return new ObservedVerdict(
            root.GetProperty("status").GetString()!,
            [.. root.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)],
            root.TryGetProperty("differenceMinor", out var difference) && difference.ValueKind == JsonValueKind.Number ? difference.GetInt64() : null);
    }

    /// <summary>How many audited transactions stand at each status.</summary>
    /// <exception cref="ProducerException">The API does not answer, or not as it should.</exception>
    public async Task<StatusTotals> ReadTotalsAsync(CancellationToken cancellation)
    {
        using var answer = await GetAsync("live", cancellation);
        using var body = await ReadAsync(answer, cancellation);
        return new StatusTotals(body.RootElement.GetProperty("totals").EnumerateObject().ToDictionary(total => total.Name, total => total.Value.GetInt64()));
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> GetAsync(string route, CancellationToken cancellation)
    {
        try
        {
            return await _http.GetAsync(new Uri(route, UriKind.Relative), cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new ProducerException($"No API answers at {_http.BaseAddress}; start the emulator or give its address with --api.", e);
        }
    }

    private async Task<JsonDocument> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (!answer.IsSuccessStatusCode) throw new ProducerException($"The API at {_http.BaseAddress} answered {(int)answer.StatusCode} to {answer.RequestMessage?.RequestUri?.PathAndQuery}.");
        try
        {
            return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), default, cancellation);
        }
        catch (JsonException e)
        {
            throw new ProducerException($"What answers at {_http.BaseAddress} is not RealRecon's API; give its address with --api.", e);
        }
    }
}
