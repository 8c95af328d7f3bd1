using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Amqp;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core.Matching;
using RealRecon.Emulator.Hosting;
using RealRecon.Tests.Hubs;

namespace RealRecon.Tests.Cases;

/// <summary>All of the emulator in this process, on a clock that runs by itself and can be put forward to the next deadline.</summary>
internal sealed class CaseStage : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly EmulatorHost _host;
    private readonly Client _client;
    private readonly Dictionary<string, SenderLink> _hubs;
    private readonly HttpClient _http;
    private readonly Task _clock;

    private CaseStage(FakeTimeProvider time, EmulatorHost host, Client client)
    {
        (_time, _host, _client) = (time, host, client);
        _hubs = ((string[])["gateway-events", "bank-events"]).ToDictionary(hub => hub, client.Sender);
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.HttpPort}") };
        _clock = RunClockAsync();
    }

    internal static async Task<CaseStage> OpenAsync(long tolerance = 0)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 10, 0, 10, TimeSpan.Zero));
        var settings = EmulatorOptions.DefaultSettings with { Match = new MatchRules { BankDeadline = Wait, GatewayDeadline = Wait, ToleranceMinor = tolerance } };
        var host = await EmulatorHost.StartAsync(new EmulatorOptions { HttpPort = 0, AmqpPort = 0, Data = EmulatorOptions.InMemory, Settings = settings }, time);
        return new CaseStage(time, host, await Client.ConnectAsync(host.AmqpPort));
    }

    /// <summary>Tells one after the other, each when the one before shows; returns state, reasons, difference and the reasons of dead letters.</summary>
    internal async Task<string> PlayAsync(string id, IEnumerable<Telling> tellings)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var letters = await LettersAsync(limit.Token);
        var (seen, refused) = (0L, letters.Count);
        foreach (var telling in tellings)
        {
            await TellAsync(id, telling);
            for (var shown = (seen, refused); shown == (seen, refused); await Task.Delay(5, limit.Token))
            {
                seen = (await FindAsync(id, limit.Token))?.GetProperty("version").GetInt64() ?? 0;
                refused = (await LettersAsync(limit.Token)).Count;
            }
        }

        var newLetters = (await LettersAsync(limit.Token)).SkipLast(letters.Count);
        return string.Join("; ", ((string?[])[Outcome(await FindAsync(id, limit.Token)), .. newLetters.Select(reason => $"refused {reason}")]).OfType<string>());
    }

    internal async Task<JsonElement?> FindAsync(string id, CancellationToken cancellation)
    {
        using var answer = await _http.GetAsync($"/api/transactions/{id}", cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _http.Dispose();
        await _host.DisposeAsync();
        await _stop.CancelAsync();
        await _clock;
        _stop.Dispose();
    }

    private async Task TellAsync(string id, Telling telling)
    {
        if (telling.Hub is { } hub) await _hubs[hub].SendAsync(Messages.Plain(telling.Body.Replace("tx-1", id), id, telling.Provider));
        else _time.Advance(Wait);
    }

    private async Task<List<string?>> LettersAsync(CancellationToken cancellation)
    {
        var page = await _http.GetFromJsonAsync<JsonElement>("/api/deadletters?limit=100", cancellation);
        return [.. page.GetProperty("items").EnumerateArray().Select(letter => letter.GetProperty("reason").GetString())];
    }

    private static string? Outcome(JsonElement? transaction)
    {
        if (transaction is not { } shown) return null;
        var text = new StringBuilder(shown.GetProperty("state").GetString());
        var reasons = shown.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()).ToList();
        if (reasons.Count > 0) text.Append(' ').AppendJoin('+', reasons);
        if (shown.GetProperty("differenceMinor") is { ValueKind: JsonValueKind.Number } number && number.GetInt64() is not 0 and var difference)
        {
            text.Append(CultureInfo.InvariantCulture, $", diff {difference:+0;-0}");
        }

        return text.ToString();
    }

    // Timers of milliseconds, such as a block's age, must pass by themselves.
    private async Task RunClockAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(5);
        }
    }
}
