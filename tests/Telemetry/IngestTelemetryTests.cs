using System.Text;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Telemetry;

public sealed class IngestTelemetryTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);
    private readonly Counted _counted;
    private readonly Sent _sent = new();
    private readonly EventIngest _ingest;

    public IngestTelemetryTests()
    {
        _counted = new Counted(_time);
        _ingest = new EventIngest(new NormaliseRules(), _sent, new SqliteDeadLetterStore(_ledger), _time, metrics: _counted.Metrics);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batch_WhenOneEventIsBad_IsCountedByProviderAndReason()
    {
        using var ingested = _counted.Of<long>("realrecon.events.ingested");
        using var refused = _counted.Of<long>("realrecon.events.deadlettered");
        using var lag = _counted.Of<double>("realrecon.ingest.lag");
        HubEvent[] batch = [Event(1, OwnFormats.Posting), Event(2, "not json"), Event(3, OwnFormats.Posting)];
        _time.Advance(TimeSpan.FromSeconds(3));

        await _ingest.HandleAsync(batch, Cancellation);

        var taken = Assert.Single(ingested.GetMeasurementSnapshot());
        Assert.Equal((2L, "bank-events", "ledger"), (taken.Value, taken.Tags["hub"], taken.Tags["provider"]));
        var letter = Assert.Single(refused.GetMeasurementSnapshot());
        Assert.Equal((1L, nameof(RejectionReason.JSON_MALFORMED)), (letter.Value, letter.Tags["code"]));
        var age = Assert.Single(lag.GetMeasurementSnapshot());
        Assert.Equal((3.0, "bank-events", "2"), (age.Value, age.Tags["hub"], age.Tags["partition"]));
    }

    [Fact]
    public async Task Batch_WhenItCannotBeSent_IsNotCounted()
    {
        using var ingested = _counted.Of<long>("realrecon.events.ingested");
        _sent.IsDown = true;

        await Assert.ThrowsAsync<IOException>(() => _ingest.HandleAsync([Event(1, OwnFormats.Posting)], Cancellation));

        Assert.Empty(ingested.GetMeasurementSnapshot());
    }

    [Fact]
    public async Task Event_WhenItsSenderTracesIt_HandsItsSpanOn()
    {
        var sender = Heard.NewTrace();
        using var heard = new Heard(sender);

        await _ingest.HandleAsync([Event(1, OwnFormats.Posting) with { TraceParent = sender }, Event(2, OwnFormats.Posting)], Cancellation);

        var span = heard.Only("ingest bank-events");
        Assert.Equal(sender, span.ParentId);
        Assert.Equal([span.Id, null], _sent.Signals.Select(signal => signal.TraceParent));
    }

    [Fact]
    public async Task Event_WhenItsTraceIsNoTrace_IsTakenInAsAnyOther()
    {
        await _ingest.HandleAsync([Event(1, OwnFormats.Posting) with { TraceParent = "garbage" }], Cancellation);

        Assert.Null(Assert.Single(_sent.Signals).TraceParent);
    }

    public void Dispose()
    {
        _counted.Dispose();
        _ledger.Dispose();
    }

    private HubEvent Event(long number, string body) => new()
    {
        Side = Side.Bank,
        Position = new HubPosition("bank-events", "2", number, $"{number}"),
        EnqueuedAt = _time.GetUtcNow(),
        Body = Encoding.UTF8.GetBytes(body),
        Provider = "ledger",
    };

    private sealed class Sent : IEntitySignals
    {
        public bool IsDown { get; set; }

        public List<OutboxMessage.Signal> Signals { get; } = [];

        public Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation)
        {
            if (IsDown) throw new IOException("as told");
            Signals.AddRange(signals);
            return Task.CompletedTask;
        }
    }
}
