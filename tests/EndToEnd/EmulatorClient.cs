using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amqp;
using RealRecon.Tests.Hubs;

namespace RealRecon.Tests.EndToEnd;

/// <summary>What the world outside does to a running emulator: sends events, puts postings into the simulated bank, looks and acts through the API.</summary>
internal sealed class EmulatorClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly Client _hubs;
    private readonly SenderLink _gateway;
    private readonly SenderLink _bank;

    private EmulatorClient(Uri api, Client hubs)
    {
        _http = new HttpClient { BaseAddress = api };
        _hubs = hubs;
        (_gateway, _bank) = (hubs.Sender("gateway-events"), hubs.Sender("bank-events"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EmulatorClient> OfAsync(EmulatorProcess emulator) => new(emulator.Api, await Client.ConnectAsync(emulator.AmqpPort));

    public Task CaptureAsync(IEnumerable<string> ids) => Task.WhenAll(ids.Select(id => _gateway.SendAsync(Messages.Plain(
        $$"""{"eventId":"e-{{id}}","transactionId":"{{id}}","amount":"20.00","currency":"EUR","status":"CAPTURED","occurredAt":"{{Now}}"}""", id, "generic"))));

    public Task BookAsync(IEnumerable<string> ids) => Task.WhenAll(ids.Select(id => _bank.SendAsync(Messages.Plain(Posting(id), id, "ledger"))));

    /// <summary>The bank has them, but its events were lost.</summary>
    public async Task LoseEventsAsync(IEnumerable<string> ids)
    {
        var world = new Uri((await _http.GetFromJsonAsync<JsonElement>("/sim", Cancellation)).GetProperty("address").GetString()!);
        using var postings = new StringContent($$"""{"postings":[{{string.Join(',', ids.Select(Posting))}}]}""");
        using var answer = await _http.PutAsync(new Uri(world, "sim/bank/postings"), postings, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, string json, string actor = "ada")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api{path}") { Content = new StringContent(json, null, "application/json") };
        request.Headers.Add("X-RealRecon-Actor", actor);
        using var answer = await _http.SendAsync(request, Cancellation);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation));
    }

    /// <summary>Null as long as there is no such transaction.</summary>
    public async Task<JsonElement?> FindAsync(string id)
    {
        using var answer = await _http.GetAsync($"/api/transactions/{id}", Cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    public async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>($"/api{path}", Cancellation);

    /// <summary>Waits until all of them stand so.</summary>
    public async Task UntilAsync(IEnumerable<string> ids, string status, string reason)
    {
        foreach (var id in ids) await UntilAsync(async () => await StandsAsync(id, status, reason), $"{id} to be {status} {reason}");
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var end = DateTime.UtcNow + Patience; !await isSo(); await Task.Delay(20, Cancellation)) Assert.True(DateTime.UtcNow < end, $"Waited too long for {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        try
        {
            await _hubs.DisposeAsync();
        }
        catch (AmqpException)
        {
            // The other end was killed.
        }
    }

    private static string Now => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private async Task<bool> StandsAsync(string id, string status, string reason) =>
        await FindAsync(id) is { } shown
        && shown.GetProperty("status").GetString() == status
        && shown.GetProperty("reasons").EnumerateArray().Any(code => code.GetString() == reason);

    private static string Posting(string id) =>
        $$$"""{"postingId":"P-{{{id}}}","ledger":"bank-operating","direction":"CREDIT","amount":"20.00","currency":"EUR","status":"BOOKED","reversal":false,"bookedAt":"{{{Now}}}","valueDate":"{{{DateTime.UtcNow:yyyy-MM-dd}}}","references":{"endToEndId":"{{{id}}}","bankReference":"B-{{{id}}}"}}""";
}
