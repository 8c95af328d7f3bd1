using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Observing;

/// <summary>Tells the emulator's simulated bank and gateways what exists and how to behave.</summary>
public sealed class SimulationControl : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">The simulation's own address.</param>
    public SimulationControl(Uri address) => _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Asks the emulator where its simulation is; null when it runs none, and against Azure.</summary>
    /// <param name="api">As for <see cref="StatusApi"/>: <c>http://localhost:7071</c>.</param>
    /// <param name="cancellation">To give up.</param>
    /// <exception cref="ProducerException">Nothing answers there.</exception>
    public static async Task<SimulationControl?> FindAsync(Uri api, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            using var answer = await http.GetAsync(new Uri($"{api.ToString().TrimEnd('/')}/sim"), cancellation);
            if (answer.StatusCode == HttpStatusCode.NotFound) return null;
            using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
            return new SimulationControl(new Uri(body.RootElement.GetProperty("address").GetString()!));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new ProducerException($"No API answers at {api}; start the emulator or give its address with --api.", e);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ProducerException($"What answers at {api} is not RealRecon's emulator.", e);
        }
    }

    /// <summary>The bank has this posting from now on, whether or not its event ever comes.</summary>
    /// <param name="posting">As <see cref="LedgerPayload.Booked"/> writes it.</param>
    /// <param name="cancellation">To give up.</param>
    /// <exception cref="ProducerException">The simulation does not answer, or not as it should.</exception>
    public Task PostAsync(byte[] posting, CancellationToken cancellation) => PutAsync("sim/bank/postings", posting, cancellation);

    /// <summary>The gateway knows this payment or refund from now on.</summary>
    /// <param name="provider"><c>stripe</c> or <c>razorpay</c>.</param>
    /// <param name="id">The object's id.</param>
    /// <param name="thing">The object as the gateway's API answers it.</param>
    /// <param name="cancellation">To give up.</param>
    /// <exception cref="ProducerException">The simulation does not answer, or not as it should.</exception>
    public Task KeepAsync(string provider, string id, byte[] thing, CancellationToken cancellation) =>
        PutAsync($"sim/gateway/{Uri.EscapeDataString(provider)}/{Uri.EscapeDataString(id)}", thing, cancellation);

    /// <param name="service"><c>bank</c>, <c>stripe</c> or <c>razorpay</c>.</param>
    /// <param name="mode"><c>ok</c>, <c>down</c>, <c>slow</c> or <c>contradictory</c>.</param>
    /// <param name="until">Then it is ok again (UTC); null for good.</param>
    /// <param name="cancellation">To give up.</param>
    /// <exception cref="ProducerException">The simulation does not answer, or not as it should.</exception>
    public Task BehaveAsync(string service, string mode, DateTimeOffset? until, CancellationToken cancellation) =>
        PutAsync($"sim/{service}/behaviour", Json.Write((mode, until), static (json, of) =>
        {
            json.WriteString("mode", of.mode);
            if (of.until is { } end) json.WriteString("until", Json.Instant(end));
        }), cancellation);

    public void Dispose() => _http.Dispose();

    private async Task PutAsync(string route, byte[] body, CancellationToken cancellation)
    {
        try
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await _http.PutAsync(new Uri(route, UriKind.Relative), content, cancellation);
            if (!answer.IsSuccessStatusCode) throw new ProducerException($"The simulation at {_http.BaseAddress} answered {(int)answer.StatusCode} to {route}.");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new ProducerException($"The simulation at {_http.BaseAddress} does not answer.", e);
        }
    }
}
