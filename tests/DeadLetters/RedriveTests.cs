using System.Net.Http.Json;
using System.Text.Json;
using Amqp;
using RealRecon.Core.Normalise;
using RealRecon.Emulator.Hosting;
using RealRecon.Tests.EndToEnd;
using RealRecon.Tests.Hosting;
using RealRecon.Tests.Hubs;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.DeadLetters;

/// <summary>A refused event, read from its hub again by a whole emulator.</summary>
public sealed class RedriveTests : IDisposable
{
    private const string Gateway = "gateway-events";
    private const string Bank = "bank-events";

    private static readonly string TestEvent = StripeEvents.Intent.Replace("\"livemode\": true", "\"livemode\": false", StringComparison.Ordinal);

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Redrive_WhenTheRulesTakeTheEventNow_BringsTheTransactionOnce()
    {
        string key;
        await using (var strict = await StartAsync(acceptTestEvents: false))
        {
            await SendAsync(strict, Gateway, TestEvent, "stripe");
            key = (await LettersAsync(strict, 1))[0].GetProperty("key").GetString()!;

            var refused = await PostAsync(strict, "redrive", key);
            Assert.Equal("refused", refused.GetProperty("outcome").GetString());
            Assert.StartsWith("TESTMODE_EVENT: ", refused.GetProperty("detail").GetString());
            var open = Assert.Single(await LettersAsync(strict, 1, "?handled=false&hub=gateway-events&reason=TESTMODE_EVENT"));
            Assert.Equal("refusedAgain", open.GetProperty("handling").GetProperty("what").GetString());
        }

        await using var lenient = await StartAsync(acceptTestEvents: true);
        Assert.Equal("accepted", (await PostAsync(lenient, "redrive", key)).GetProperty("outcome").GetString());

        using var http = HttpOf(lenient);
        JsonElement transaction = default;
        await EmulatorClient.UntilAsync(
            async () =>
            {
                using var answer = await http.GetAsync("/api/transactions/pi_3QkR7wLz0", Cancellation);
                if (answer.IsSuccessStatusCode) transaction = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
                return answer.IsSuccessStatusCode;
            },
            "the transaction");
        Assert.Equal("CAPTURED", transaction.GetProperty("gateway").GetProperty("status").GetString());

        var again = await PostAsync(lenient, "redrive", key);
        Assert.Equal("handled", again.GetProperty("outcome").GetString());
        Assert.StartsWith("Redriven by ann at ", again.GetProperty("detail").GetString());
        Assert.Equal("handled", (await PostAsync(lenient, "discard", key)).GetProperty("outcome").GetString());
        var handling = Assert.Single(await LettersAsync(lenient, 1, "?handled=true")).GetProperty("handling");
        Assert.Equal(("redriven", "ann", "Mended."), (Word(handling, "what"), Word(handling, "by"), Word(handling, "reason")));
        Assert.Empty(await LettersAsync(lenient, 0, "?handled=false"));
    }

    [Fact]
    public async Task Redrive_WhenAnEventHasSeveralParts_SettlesAllOfThemByOne()
    {
        string key;
        await using (var strict = await StartAsync(acceptTestEvents: false))
        {
            await SendAsync(strict, Gateway, $"[{EventGrid("eg-1", TestEvent)},{EventGrid("eg-2", TestEvent.Replace("pi_3QkR7wLz0", "pi_other", StringComparison.Ordinal))}]", "stripe");
            key = (await LettersAsync(strict, 2))[0].GetProperty("key").GetString()!;
        }

        await using var lenient = await StartAsync(acceptTestEvents: true);
        Assert.Equal("accepted", (await PostAsync(lenient, "redrive", key)).GetProperty("outcome").GetString());

        Assert.All(await LettersAsync(lenient, 2), letter => Assert.Equal("redriven", Word(letter.GetProperty("handling"), "what")));
        using var http = HttpOf(lenient);
        foreach (var id in new[] { "pi_3QkR7wLz0", "pi_other" })
        {
            await EmulatorClient.UntilAsync(async () => (await http.GetAsync($"/api/transactions/{id}", Cancellation)).IsSuccessStatusCode, id);
        }
    }

    [Fact]
    public async Task Redrive_WhenOnlyAPartOfAStatementIsRefused_LeavesTheOthersAsTheyAre()
    {
        await using var emulator = await StartAsync(acceptTestEvents: true);
        var bad = CamtDocuments.EntryWith("<Amt Ccy=\"EUR\">500.00</Amt>", "<Amt Ccy=\"EUR\">5,00</Amt>").Replace("ASR-0001", "ASR-0002", StringComparison.Ordinal);
        await SendAsync(emulator, Bank, CamtDocuments.Of(CamtDocuments.Entry + bad), "camt");
        var letter = (await LettersAsync(emulator, 1))[0];
        using var http = HttpOf(emulator);
        await EmulatorClient.UntilAsync(async () => (await http.GetAsync("/api/transactions/tx-1", Cancellation)).IsSuccessStatusCode, "the good part");
        var before = await http.GetFromJsonAsync<JsonElement>("/api/transactions/tx-1", Cancellation);

        var outcome = await PostAsync(emulator, "redrive", letter.GetProperty("key").GetString()!);

        Assert.Equal("refused", outcome.GetProperty("outcome").GetString());
        Assert.Equal($"{Word(letter, "reason")}: {Word(letter, "detail")}", outcome.GetProperty("detail").GetString());
        await LettersAsync(emulator, 1);
        var after = await http.GetFromJsonAsync<JsonElement>("/api/transactions/tx-1", Cancellation);
        Assert.Equal(before.GetProperty("status").GetString(), after.GetProperty("status").GetString());
        Assert.Equal(before.GetProperty("bank").GetRawText(), after.GetProperty("bank").GetRawText());
    }

    [Fact]
    public async Task Redrive_WhenTheHubIsAnotherOne_FindsTheEventGone()
    {
        string key;
        await using (var first = await StartAsync(acceptTestEvents: true))
        {
            await SendAsync(first, Gateway, "not json", "stripe");
            key = (await LettersAsync(first, 1))[0].GetProperty("key").GetString()!;
        }

        foreach (var file in Directory.GetFiles(_folder.Path, "hubs.db*")) File.Delete(file);
        await using var emulator = await StartAsync(acceptTestEvents: true);
        var gone = await PostAsync(emulator, "redrive", key);
        Assert.Equal(("gone", "The hub no longer has the event."), (Word(gone, "outcome"), Word(gone, "detail")));
        Assert.Equal("gone", Word(Assert.Single(await LettersAsync(emulator, 1, "?handled=true")).GetProperty("handling"), "what"));

        await SendAsync(emulator, Gateway, "not json either", "stripe");
        await LettersAsync(emulator, 2);
        var other = await PostAsync(emulator, "redrive", key);
        Assert.Equal(("gone", "Another event stands at its place in the hub."), (Word(other, "outcome"), Word(other, "detail")));
        Assert.Equal("accepted", Word(await PostAsync(emulator, "discard", key), "outcome"));
        Assert.Equal("handled", Word(await PostAsync(emulator, "redrive", key), "outcome"));
    }

    private static string? Word(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string EventGrid(string id, string data) =>
        $$"""{"id":"{{id}}","topic":"/subscriptions/1/topics/t","subject":"payments/1","eventType":"Psp.Payment","eventTime":"2026-05-01T10:00:00Z","data":{{data}},"dataVersion":"1.0","metadataVersion":"1"}""";

    private static HttpClient HttpOf(EmulatorHost emulator) => new() { BaseAddress = new Uri($"http://127.0.0.1:{emulator.HttpPort}") };

    private static async Task SendAsync(EmulatorHost emulator, string hub, string body, string provider)
    {
        await using var client = await Client.ConnectAsync(emulator.AmqpPort);
        Message message = Messages.Plain(body, "key", provider);
        await client.Sender(hub).SendAsync(message);
    }

    private static async Task<List<JsonElement>> LettersAsync(EmulatorHost emulator, int count, string query = "")
    {
        using var http = HttpOf(emulator);
        List<JsonElement> items = [];
        await EmulatorClient.UntilAsync(
            async () => (items = [.. (await http.GetFromJsonAsync<JsonElement>($"/api/deadletters{query}", Cancellation)).GetProperty("items").EnumerateArray()]).Count == count,
            $"{count} dead letters");
        return items;
    }

    private static async Task<JsonElement> PostAsync(EmulatorHost emulator, string what, string key)
    {
        using var http = HttpOf(emulator);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/deadletters/{what}")
        {
            Content = new StringContent($$"""{"keys":["{{key}}"],"reason":"Mended."}""", null, "application/json"),
        };
        request.Headers.Add("X-RealRecon-Actor", "ann");
        using var answer = await http.SendAsync(request, Cancellation);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, body.GetRawText());
        var item = Assert.Single(body.GetProperty("items").EnumerateArray());
        Assert.Equal(key, Word(item, "key"));
        return item;
    }

    private Task<EmulatorHost> StartAsync(bool acceptTestEvents) => EmulatorHost.StartAsync(
        new EmulatorOptions
        {
            HttpPort = 0,
            AmqpPort = 0,
            Data = _folder.Path,
            Simulation = false,
            Settings = EmulatorOptions.DefaultSettings with { Normalise = new NormaliseRules { AcceptTestEvents = acceptTestEvents } },
        },
        cancellation: Cancellation);
}
