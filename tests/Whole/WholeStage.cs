using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Sweep;
using RealRecon.Adapters.Verification;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Replay;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;
using RealRecon.Core.Views;
using RealRecon.Emulator.Entities;
using RealRecon.Emulator.Hosting;
using RealRecon.Tests.Hosting;

namespace RealRecon.Tests.Whole;

/// <summary>
/// Every kind of entity on one runtime, over real stores, with the rules that come with RealRecon. Only time, bank, gateway and pager are the test's:
/// the clock stands still until it is told to pass, and then stops wherever something is due.
/// </summary>
internal sealed class WholeStage : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly RealReconOptions _settings;
    private readonly SqliteLedger _ledger;
    private readonly Sweeper _sweeper;
    private EntityRuntime _runtime;
    private DateTimeOffset _sweepAt;

    /// <param name="change">Changes the settings.</param>
    /// <param name="from">What another one left behind; null to begin from nothing.</param>
    /// <param name="script">What bank and gateways say from the start on: a question that was under way is asked again at once.</param>
    public WholeStage(Func<RealReconOptions, RealReconOptions>? change = null, Remains? from = null, Func<Question, DateTimeOffset, Answer>? script = null)
    {
        from?.CopyTo(_folder.Path);
        Time = new FakeTimeProvider(from?.At ?? Start);
        Sources = new ScriptedSources(Time);
        if (script is not null) Sources.Script = question => script(question, Now);
        Pager = from?.Pager.AfterRestart(Time) ?? new Pager(Time);
        var usual = EmulatorOptions.DefaultSettings with { Alerts = new AlertRules { Sinks = [new SinkRule("ops", Severity.Info)] } };
        _settings = change?.Invoke(usual) ?? usual;
        _ledger = new SqliteLedger(LedgerFile);
        Store = new SqliteAuditStore(_ledger);
        WatchedStore = new WatchedStore(Store);
        _sweeper = new Sweeper(Store, Store, Time);
        _sweepAt = Now + Sweeper.Interval;
        _runtime = StartRuntime();
    }

    public FakeTimeProvider Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public ScriptedSources Sources { get; }

    public Pager Pager { get; }

    public SqliteAuditStore Store { get; }

    public WatchedStore WatchedStore { get; }

    /// <summary>Timers that the sweeper signalled again.</summary>
    public int Lost { get; private set; }

    /// <summary>The clock stops at least this far apart, so that thousands of timers within a second are not as many stops.</summary>
    public TimeSpan Stride { get; set; } = TimeSpan.FromMilliseconds(50);

    public string EntityFile => _folder.In("entities.db");

    public string LedgerFile => _folder.In("ledger.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task TellAsync(params PaymentEvent[] events)
    {
        await _runtime.SignalAsync([.. events.Select(Transaction.Observed)], Cancellation);
        await SettleAsync();
    }

    /// <summary>The events as the ingest loop sends them: with the beat of their feed.</summary>
    public async Task TellWithBeatAsync(Side side, string provider, params PaymentEvent[] events)
    {
        var beat = new FeedBeat(side, provider, events.Length, events.Max(what => what.ReceivedAt), events.Max(what => what.OccurredAt));
        await _runtime.SignalAsync([.. events.Select(Transaction.Observed), new(FeedAddresses.Feed(side, provider), nameof(Feed.Hear), beat)], Cancellation);
        await SettleAsync();
    }

    public Task ActAsync(string id, OperatorAction action) => SendAsync(new OutboxMessage.Signal(Transaction.AddressOf(TransactionId.Of(id)), nameof(Transaction.Act), action));

    public async Task SendAsync(params OutboxMessage.Signal[] signals)
    {
        await _runtime.SignalAsync(signals, Cancellation);
        await SettleAsync();
    }

    public Task PassAsync(int seconds) => PassAsync(TimeSpan.FromSeconds(seconds));

    /// <summary>Whatever is due within that time happens in its turn, and the sweeper sweeps.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Now + time;
        while (Now < end) await StepAsync(end);
    }

    /// <summary>Moves the clock to what is due next, but not behind <paramref name="end"/>.</summary>
    public async Task StepAsync(DateTimeOffset end)
    {
        await SettleAsync();
        var next = NextDue() is { } due && due < _sweepAt ? due : _sweepAt;
        if (next < Now + Stride) next = Now + Stride;
        Time.SetUtcNow(next < end ? next : end);
        await SettleAsync();
        if (Now < _sweepAt) return;
        _sweepAt = Now + Sweeper.Interval;
        Lost += await _sweeper.SweepAsync(_runtime, Cancellation);
        await SettleAsync();
    }

    /// <summary>Returns when nothing is under way any more: no question, no word, no block, no timer that is due.</summary>
    public async Task SettleAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        do
        {
            await _runtime.SignalAsync([], patience.Token);
        }
        while ((long)Read($"SELECT count(*) FROM Messages WHERE DueTicks IS NULL OR DueTicks <= {Now.UtcTicks}")! > 0);
    }

    /// <summary>As when the platform loses scheduled signals: all that wait for this operation are gone.</summary>
    public async Task LoseTimersAsync(string operation)
    {
        await _runtime.DisposeAsync();
        await using (var connection = new SqliteConnection($"Data Source={EntityFile};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM Messages WHERE Operation = $operation";
            command.Parameters.AddWithValue("$operation", operation);
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Cancellation));
        }

        _runtime = StartRuntime();
    }

    /// <summary>State and reasons as views show them.</summary>
    public async Task<string> OutcomeAsync(string id)
    {
        var verdict = (await FindAsync(id)).Current.Verdict;
        return $"{verdict.State} {string.Join('+', verdict.Reasons)}".TrimEnd();
    }

    public async Task<TransactionView> FindAsync(string id) => (await Store.FindAsync(TransactionId.Of(id), Cancellation))!.View;

    public async Task<IReadOnlyList<CaseView>> CasesAsync(CaseKind kind) => (await Store.ListCasesAsync(new CaseFilter(kind), null, 100, Cancellation)).Items;

    /// <summary>How many transactions stand so; a hundred at most.</summary>
    public async Task<int> CountAsync(TransactionStatus status) => (await Store.ListAsync(new TransactionFilter(status), null, 100, Cancellation)).Items.Count;

    /// <summary>All that was audited about transactions, in the order of the shards.</summary>
    public async Task<ImmutableArray<AuditEntry>> EntriesAsync() => [.. (await BytesAsync()).Where(entry => !CaseEntryCodec.IsCase(entry.AsSpan())).Select(entry => AuditEntryCodec.Decode(entry.AsSpan()))];

    public async Task<ImmutableArray<CaseEntry>> CaseEntriesAsync() => [.. (await BytesAsync()).Where(entry => CaseEntryCodec.IsCase(entry.AsSpan())).Select(entry => CaseEntryCodec.Decode(entry.AsSpan()))];

    /// <summary>The log is sound: every entry is there once, in order and without gaps, the views say what it says, and each history is decided alike once more.</summary>
    public async Task VerifyAsync()
    {
        await PassAsync(1);
        var report = await AuditLogVerification.VerifyAsync(Store, Store, null, Cancellation);
        Assert.True(report.IsSound, report.Finding?.ToString());
        Assert.Equal(0, report.Repeated);
        foreach (var trail in (await EntriesAsync()).GroupBy(entry => entry.TransactionId))
        {
            var replay = TransactionReplay.Of(trail.Key, trail.Select(entry => (0L, entry)), true, _settings.Match);
            Assert.True(replay is { Agrees: true, IsComplete: true, Permutations.Agree: true }, replay.Differences.FirstOrDefault()?.ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _ledger.Dispose();
        _folder.Dispose();
    }

    private EntityRuntime StartRuntime() => EntityRuntime.Start(
        new EntityRuntimeOptions { File = EntityFile, Durable = false },
        AllEntities.Kinds(_settings, WatchedStore, Sources.AskAsync, Pager.TellAsync, NullLogger.Instance),
        Time,
        NullLogger<EntityRuntime>.Instance);

    private DateTimeOffset? NextDue() => Read("SELECT min(DueTicks) FROM Messages") is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private async Task<List<ImmutableArray<byte>>> BytesAsync()
    {
        var bytes = new List<ImmutableArray<byte>>();
        for (var shard = 0; shard < AuditShard.Count; shard++)
        {
            foreach (var block in await Store.ReadBlocksAsync(shard, 0, int.MaxValue, Cancellation)) bytes.AddRange(block.Entries.Select(entry => ImmutableArray.Create(entry.ToArray())));
        }

        return bytes;
    }

    private object? Read(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={EntityFile};Mode=ReadOnly;Pooling=True");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Test data.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
