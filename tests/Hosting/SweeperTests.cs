using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Sweep;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Telemetry;

namespace RealRecon.Tests.Hosting;

/// <summary>The sweeper over a real store, on a clock that the test moves.</summary>
public sealed class SweeperTests : IDisposable
{
    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);
    private readonly SqliteAuditStore _store;
    private readonly FakeTimeProvider _time = new(Samples.Start);
    private readonly Sent _sent = new();
    private readonly Sweeper _sweeper;
    private readonly Dictionary<int, ShardHead> _heads = [];

    public SweeperTests()
    {
        _store = new SqliteAuditStore(_ledger);
        _sweeper = new Sweeper(_store, _store, _time);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task Sweep_WhenADeadlineIsOverdue_SignalsItWithItsGeneration()
    {
        await WriteAsync(Samples.Opened(TransactionId.Of("tx/1"), Samples.Start));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(1, await SweepAsync());

        var due = Samples.Start.AddMinutes(1);
        Assert.Equal(new OutboxMessage.Signal(new EntityAddress("Transaction", "tx=2F1"), "ReachDeadline", new DeadlineReached(1, due)), Assert.Single(_sent.Signals));
    }

    [Fact]
    public async Task Sweep_WhenACasesTimerIsOverdue_WakesItsEntity()
    {
        var opened = CaseSamples.Opened(CaseSamples.Id, Samples.Start);
        await WriteAsync(opened, CaseSamples.Grown(opened));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(1, await SweepAsync());

        var due = Samples.Start.AddMinutes(2);
        Assert.Equal(new OutboxMessage.Signal(CaseSamples.Id.Address, "Wake", new CaseTimer(2, due)), Assert.Single(_sent.Signals));
    }

    [Fact]
    public async Task Sweep_WhenNothingIsOverdue_SignalsNothing()
    {
        var opened = Samples.Opened(Samples.IdIn(0, 0), Samples.Start);
        await WriteAsync(opened, Samples.Booked(opened));
        await WriteAsync(Samples.Opened(Samples.IdIn(1, 0), Samples.Start.AddHours(1)));
        var alert = CaseSamples.Opened(CaseSamples.Id, Samples.Start);
        await WriteAsync(alert, CaseSamples.Closed(alert));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(0, await SweepAsync());
        Assert.Empty(_sent.Signals);
    }

    [Fact]
    public async Task Sweep_WhereverItsIntervalFalls_FindsALostTimerWithinAMinute()
    {
        // The first sweep comes one moment before the timer counts as lost, so that all of an interval passes.
        await WriteAsync(Samples.Opened(Samples.IdIn(0, 0), Samples.Start));
        await WriteAsync(CaseSamples.Opened(CaseSamples.Id, Samples.Start));
        var due = Samples.Start.AddMinutes(1);
        _time.SetUtcNow(due + Sweeper.Grace);

        Assert.Equal(0, await SweepAsync());
        _time.Advance(Sweeper.Interval);
        Assert.Equal(2, await SweepAsync());
        Assert.InRange(_time.GetUtcNow() - due, TimeSpan.Zero, TimeSpan.FromSeconds(59));
    }

    [Fact]
    public async Task Sweep_When5000DeadlinesWereLost_SignalsEachOnceInOneSweep()
    {
        const int Lost = 5000;
        await WriteManyAsync(0, Lost);
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Lost, await SweepAsync());

        Assert.Equal(Lost, _sent.Signals.Select(signal => signal.Target).Distinct().Count());
        Assert.Equal(Lost, _sent.Signals.Count);
        Assert.All(_sent.Batches, batch => Assert.InRange(batch, 1, 1000));
    }

    [Fact]
    public async Task Sweep_WhenTimersStayOverdue_LeavesThemAloneForAWhileAndFindsThoseBehindThem()
    {
        await WriteManyAsync(0, 1500);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1500, await SweepAsync());
        await WriteManyAsync(1500, 3);
        _time.Advance(Sweeper.Interval);

        Assert.Equal(3, await SweepAsync());
    }

    [Fact]
    public async Task Sweep_WhenATimerWasSignalledAMomentAgo_WaitsBeforeItSignalsItAgain()
    {
        await WriteAsync(Samples.Opened(Samples.IdIn(0, 0), Samples.Start));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await SweepAsync());

        _time.Advance(Sweeper.Interval);
        Assert.Equal(0, await SweepAsync());
        _time.Advance(2 * Sweeper.Patience);
        Assert.Equal(1, await SweepAsync());
    }

    [Fact]
    public async Task Sweep_WhenTheSignalsFail_ForgetsNothing()
    {
        await WriteAsync(Samples.Opened(Samples.IdIn(0, 0), Samples.Start));
        _time.Advance(TimeSpan.FromMinutes(5));
        _sent.Trouble = new TimeoutException();

        await Assert.ThrowsAsync<TimeoutException>(SweepAsync);
        _sent.Trouble = null;
        Assert.Equal(1, await SweepAsync());
    }

    [Fact]
    public async Task Sweep_WhenTimersWereLost_CountsThemByWhatTheyBelongTo()
    {
        using var counted = new Counted(_time);
        using var found = counted.Of<long>("realrecon.sweep.found");
        await WriteManyAsync(0, 7);
        await WriteAsync(CaseSamples.Opened(CaseSamples.Id, Samples.Start));
        _time.Advance(TimeSpan.FromMinutes(5));

        await new Sweeper(_store, _store, _time, metrics: counted.Metrics).SweepAsync(_sent, Cancellation);

        Assert.Equal([("transaction", 7L), ("case", 1L)], found.GetMeasurementSnapshot().Select(one => ((string)one.Tags["kind"]!, one.Value)));
    }

    [Fact]
    public async Task Sweep_WhenSomebodyListens_SaysHowManyWaitAndHowLong()
    {
        using var counted = new Counted(_time);
        using var waiting = counted.Of<long>("realrecon.match.waiting");
        using var oldest = counted.Of<double>("realrecon.match.oldest.waiting");
        var matched = Samples.Opened(Samples.IdIn(0, 0), Samples.Start.AddMinutes(-5));
        await WriteAsync(matched, Samples.Booked(matched));
        await WriteManyAsync(1, 3);
        _time.Advance(TimeSpan.FromSeconds(20));

        await new Sweeper(_store, _store, _time, null, counted.Metrics, counted.Waiting).SweepAsync(_sent, Cancellation);
        _time.Advance(TimeSpan.FromSeconds(10));
        waiting.RecordObservableInstruments();
        oldest.RecordObservableInstruments();

        Assert.Equal(3, waiting.LastMeasurement!.Value);
        Assert.Equal(30, oldest.LastMeasurement!.Value, tolerance: 0.01);
    }

    [Fact]
    public async Task Sweep_WhenThisProcessDoesNotSweepAnyMore_LeavesSayingHowManyWaitToOthers()
    {
        using var counted = new Counted(_time);
        using var waiting = counted.Of<long>("realrecon.match.waiting");
        await WriteManyAsync(1, 3);
        await new Sweeper(_store, _store, _time, null, counted.Metrics, counted.Waiting).SweepAsync(_sent, Cancellation);

        _time.Advance(TimeSpan.FromMinutes(2));
        waiting.RecordObservableInstruments();

        Assert.Empty(waiting.GetMeasurementSnapshot());
    }

    private Task<int> SweepAsync() => _sweeper.SweepAsync(_sent, Cancellation);

    private async Task WriteManyAsync(int from, int count)
    {
        var entries = Enumerable.Range(from, count).Select(i => Samples.Opened(TransactionId.Of($"lost-{i:D6}"), Samples.Start.AddMilliseconds(i)));
        foreach (var shard in entries.GroupBy(entry => AuditShard.Of(entry.TransactionId))) await WriteAsync([.. shard]);
    }

    private Task WriteAsync(params AuditEntry[] entries) =>
        WriteAsync(AuditShard.Of(entries[0].TransactionId), head => Samples.Block(head, entries));

    private Task WriteAsync(params CaseEntry[] entries) => WriteAsync(CaseLog.ShardOf(entries[0].Id), head => CaseSamples.Block(head, entries));

    private async Task WriteAsync(int shard, Func<ShardHead, PendingWrite> block)
    {
        var write = block(_heads.GetValueOrDefault(shard) ?? ShardHead.Empty(shard));
        await _store.WriteAsync(write, Cancellation);
        _heads[shard] = write.Head;
    }

    private sealed class Sent : IEntitySignals
    {
        public List<OutboxMessage.Signal> Signals { get; } = [];

        public List<int> Batches { get; } = [];

        public Exception? Trouble { get; set; }

        public Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation)
        {
            if (Trouble is not null) throw Trouble;
            Signals.AddRange(signals);
            Batches.Add(signals.Count);
            return Task.CompletedTask;
        }
    }
}
