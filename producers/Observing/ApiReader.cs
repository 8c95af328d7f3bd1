using System.Net;
using System.Text.Json;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Observing;

/// <summary>Reads JSON answers of RealRecon's API, and says in one sentence what is wrong with another one.</summary>
internal sealed class ApiReader : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="root">Where <c>/api</c> begins.</param>
    internal ApiReader(Uri root) => _http = new HttpClient { BaseAddress = new Uri($"{root.ToString().TrimEnd('/')}/api/"), Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Null for 404.</summary>
    /// <exception cref="ProducerException">The API does not answer, or not as it should.</exception>
    internal async Task<JsonDocument?> FindAsync(string route, CancellationToken cancellation)
    {
        using var answer = await GetAsync(route, cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(answer, cancellation);
    }

    /// <exception cref="ProducerException">The API does not answer, or not as it should.</exception>
    internal async Task<JsonDocument> ReadAsync(string route, CancellationToken cancellation)
    {
        using var answer = await GetAsync(route, cancellation);
        return await ReadAsync(answer, cancellation);
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
