using Microsoft.Extensions.Logging.Abstractions;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Operators;

namespace RealRecon.Tests.DeadLetters;

public sealed class LetterActingTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);
    private readonly SqliteDeadLetterStore _letters;

    public LetterActingTests() => _letters = new SqliteDeadLetterStore(_ledger);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _ledger.Dispose();

    public static TheoryData<string> BadBodies =>
    [
        "{}", "[]", """{"keys":[],"reason":"r"}""", """{"keys":"x","reason":"r"}""", """{"keys":[1],"reason":"r"}""", """{"keys":["x"],"reason":"r"}""",
        """{"keys":["Zm9v"],"reason":"r"}""", """{"keys":["\ud800"],"reason":"r"}""", """{"keys":null,"reason":"r"}""",
        $$"""{"keys":["{{Letter(1).Key}}","{{Letter(1).Key}}"],"reason":"r"}""", $$"""{"keys":["{{Letter(1).Key}}"]}""", $$"""{"keys":["{{Letter(1).Key}}"],"reason":" "}""",
        $$"""{"keys":["{{Letter(1).Key}}"],"reason":"4242 4242 4242 4242"}""", $$"""{"keys":["{{Letter(1).Key}}"],"reason":"r","version":1}""",
        $$"""{"keys":[{{string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"{Letter(i).Key}\""))}}],"reason":"r"}""",
    ];

    [Theory]
    [MemberData(nameof(BadBodies), DisableDiscoveryEnumeration = true)]
    public async Task Post_WhenTheBodyIsNotOne_IsRefused(string body)
    {
        await using var stage = new ActionStage();
        await stage.InitializeAsync();

        (await stage.PostAsync("/deadletters/redrive", body)).IsProblem(400, "bad-body");
        (await stage.PostAsync("/deadletters/discard", body)).IsProblem(400, "bad-body");
    }

    [Fact]
    public async Task Post_WhenThereIsNoSuchLetter_SaysSoForEach()
    {
        await using var stage = new ActionStage();
        await stage.InitializeAsync();
        var body = $$"""{"keys":["{{Letter(2).Key}}","{{Letter(1).Key}}"],"reason":"r"}""";

        foreach (var what in new[] { "redrive", "discard" })
        {
            var reply = await stage.PostAsync($"/deadletters/{what}", body);

            Assert.Equal(200, reply.Status);
            Assert.Equal([Letter(2).Key, Letter(1).Key], reply.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()));
            Assert.All(reply.Json.GetProperty("items").EnumerateArray(), item => Assert.Equal("gone", item.GetProperty("outcome").GetString()));
        }
    }

    [Fact]
    public async Task Post_WhenAForeignPageSendsIt_IsForbidden()
    {
        await using var stage = new ActionStage();
        await stage.InitializeAsync();

        (await stage.PostAsync("/deadletters/redrive", "{}", ("Sec-Fetch-Site", "cross-site"))).IsProblem(403, "cross-site");
    }

    [Fact]
    public async Task Redrive_WhenTheHubCannotBeRead_SaysWhyAndChangesNothing()
    {
        await _letters.AddAsync([Letter(1), Letter(2)], Cancellation);
        var archive = new BrokenArchive(new Dictionary<long, Exception> { [1] = new HubArchiveException("The hub is asleep."), [2] = new IOException("secret") });

        var outcomes = await RunAsync(archive, new SwitchedSignals(), Letter(1).Key, Letter(2).Key);

        Assert.Equal((OutcomeWord.Unavailable, "The hub is asleep."), (outcomes[Letter(1).Key].Word, outcomes[Letter(1).Key].Detail));
        Assert.Equal(OutcomeWord.Unavailable, outcomes[Letter(2).Key].Word);
        Assert.DoesNotContain("secret", outcomes[Letter(2).Key].Detail);
        Assert.All((await _letters.ListAsync(DeadLetterFilter.All, null, 10, Cancellation)).Items, letter => Assert.Null(letter.Handling));
    }

    [Fact]
    public async Task Redrive_WhenTheEngineDoesNotTakeIt_LeavesTheLetterOpen()
    {
        var body = """{"eventId":"e1","transactionId":"tx-1","amount":"5.00","currency":"EUR","status":"CAPTURED","occurredAt":"2026-05-01T10:00:00Z"}"""u8.ToArray();
        var hubEvent = new HubEvent { Side = Side.Gateway, Position = Letter(1).Position, EnqueuedAt = At, Body = body, Provider = "generic" };
        await _letters.AddAsync([Letter(1) with { BodySha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)) }], Cancellation);

        var outcomes = await RunAsync(new OneEvent(hubEvent), new DeafSignals(), Letter(1).Key);

        Assert.Equal(OutcomeWord.Unavailable, outcomes[Letter(1).Key].Word);
        Assert.Null(Assert.Single(await _letters.FindEventAsync(Letter(1).Key, Cancellation)).Handling);
    }

    private static DeadLetter Letter(long sequence) => new(
        new HubPosition("gateway-events", "1", sequence, $"{sequence}"), 0, RejectionReason.JSON_MALFORMED, "The body is not JSON.", At, At, 17, new string('a', 64));

    private Task<IReadOnlyDictionary<string, LetterOutcome>> RunAsync(IHubArchive archive, IEntitySignals signals, params string[] keys) =>
        new Redrive(archive, new EventIngest(new NormaliseRules(), signals, _letters, TimeProvider.System), _letters, TimeProvider.System, NullLogger<Redrive>.Instance)
            .RunAsync(keys, "ann", "Mended.", Cancellation);

    private sealed class BrokenArchive(Dictionary<long, Exception> trouble) : IHubArchive
    {
        public Task<HubEvent?> FindAsync(HubPosition position, CancellationToken cancellation) => Task.FromException<HubEvent?>(trouble[position.Sequence]);
    }

    private sealed class OneEvent(HubEvent hubEvent) : IHubArchive
    {
        public Task<HubEvent?> FindAsync(HubPosition position, CancellationToken cancellation) => Task.FromResult<HubEvent?>(hubEvent);
    }

    private sealed class DeafSignals : IEntitySignals
    {
        public Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation) => throw new IOException("as told");
    }
}
