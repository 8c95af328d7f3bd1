using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Pulse;

/// <summary>When the pulse works, for how long, and what it says while it cannot.</summary>
public sealed class PulseReaderTests : IDisposable
{
    private static readonly DateTimeOffset Now = Samples.Start.AddHours(24).AddSeconds(15);

    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-pulse-").FullName;
    private readonly FakeTimeProvider _time = new(Now);
    private readonly SqliteLedger _ledger;
    private readonly SlowStore _store;
    private readonly PulseStage _stage;

    public PulseReaderTests()
    {
        _ledger = new SqliteLedger(Path.Combine(_folder, "ledger.db"));
        _store = new SlowStore(new SqliteAuditStore(_ledger), _time);
        _stage = new PulseStage(_store, new SqliteDeadLetterStore(_ledger), new SqliteSweepRecords(_ledger), _time);
    }

    public void Dispose()
    {
        _ledger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Pulse_WhenTheHistoryIsLong_IsAnsweredAtOnceAndReadsOnWithEachQuestion()
    {
        const int Payments = 6000;
        await _stage.WriteAsync([.. Payment(Payments, TimeSpan.FromHours(22))]);
        _store.Takes = TimeSpan.FromMilliseconds(150);

        var pulse = await _stage.AskAsync("24h");
        Assert.True((DateTimeOffset)pulse["coveredSince"]! > (DateTimeOffset)pulse["since"]!);
        var (asked, covered, movements) = (1, (DateTimeOffset)pulse["coveredSince"]!, (int)pulse["movements"]!);
        Assert.InRange(movements, 1, Payments - 1);
        while (covered > (DateTimeOffset)pulse["since"]! && asked++ < 50)
        {
            pulse = await _stage.AskLaterAsync("24h");
            Assert.True((DateTimeOffset)pulse["coveredSince"]! <= covered && (int)pulse["movements"]! >= movements);
            (covered, movements) = ((DateTimeOffset)pulse["coveredSince"]!, (int)pulse["movements"]!);
        }

        Assert.Equal(Payments, movements);
    }

    [Fact]
    public async Task Pulse_WhenManyAskWithinASecond_ReadsOnce()
    {
        await _stage.WriteAsync([.. Payment(10, TimeSpan.FromMinutes(10))]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _stage.AskAsync(i % 2 == 0 ? "1h" : "15m")));
        var reads = _store.Reads;
        _time.Advance(TimeSpan.FromMilliseconds(999));
        await _stage.AskAsync("24h");

        Assert.Equal(reads, _store.Reads);
        Assert.Single(answers.Select(answer => (string)answer["asOf"]!).Distinct());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await _stage.AskAsync();
        Assert.True(_store.Reads > reads);
    }

    [Fact]
    public async Task Pulse_WhenNothingHappened_ReadsNoViewsAgain()
    {
        await _stage.WriteAsync([.. Payment(100, TimeSpan.FromHours(5))]);
        await _stage.AskAsync();
        var lists = _store.Lists;

        for (var i = 0; i < 5; i++) await _stage.AskLaterAsync();

        Assert.Equal(lists, _store.Lists);
    }

    [Fact]
    public async Task Pulse_WhileTheStoreIsDown_KeepsItsFiguresAndComesBack()
    {
        await _stage.WriteAsync([.. Payment(5, TimeSpan.FromMinutes(5))]);
        var before = await _stage.AskAsync();
        _store.IsDown = true;
        var during = await _stage.AskLaterAsync();
        _store.IsDown = false;
        await _stage.WriteAsync([.. Payment(6, TimeSpan.FromMinutes(6))[^2..]]);
        var after = await _stage.AskLaterAsync();

        Assert.Equal((string)before["asOf"]!, (string)during["asOf"]!);
        Assert.Equal((5, 5, 6), ((int)before["movements"]!, (int)during["movements"]!, (int)after["movements"]!));
    }

    [Fact]
    public async Task Pulse_OfSixtyThousandPayments_IsCounted()
    {
        const int Payments = 60_000;
        await _stage.WriteAsync([.. Payment(Payments, TimeSpan.FromMinutes(55))]);
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        var first = Stopwatch.StartNew();
        var pulse = await _stage.AskAsync();
        var (firstTook, asked) = (first.Elapsed, 1);
        while ((int)pulse["movements"]! < Payments && asked++ < 100) pulse = await _stage.AskLaterAsync();
        first.Stop();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - memory;
        await _stage.WriteAsync([.. Payment(Payments + 400, TimeSpan.FromMinutes(55))[(2 * Payments)..]]);
        var next = Stopwatch.StartNew();
        pulse = await _stage.AskLaterAsync("24h");

        Assert.Equal(Payments + 400, (int)pulse["movements"]!);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Payments} payments: first answer {firstTook.TotalMilliseconds:F0} ms, all read after {first.Elapsed.TotalMilliseconds:F0} ms, {kept / 1e6:F1} MB; 400 more {next.Elapsed.TotalMilliseconds:F0} ms.");
    }

    /// <summary>Payments that matched, spread over a time before now, two entries each.</summary>
    private static AuditEntry[] Payment(int count, TimeSpan within)
    {
        var entries = new AuditEntry[2 * count];
        for (var i = 0; i < count; i++)
        {
            var opened = Samples.Opened(TransactionId.Of($"many-{i}"), Now.AddSeconds(-5) - (within * ((double)(i % 60_000) / 60_000)));
            (entries[2 * i], entries[(2 * i) + 1]) = (opened, Samples.Booked(opened));
        }

        return entries;
    }

    /// <summary>A real store on which each page takes a time of the test's clock.</summary>
    private sealed class SlowStore(SqliteAuditStore store, FakeTimeProvider time) : IAuditStore, ICaseStore
    {
        private int _reads;

        public TimeSpan Takes { get; set; }

        public bool IsDown { get; set; }

        public int Lists { get; private set; }

        public int Reads => _reads;

        public Task InitialiseAsync(CancellationToken cancellation) => store.InitialiseAsync(cancellation);

        public Task WriteAsync(PendingWrite write, CancellationToken cancellation) => store.WriteAsync(write, cancellation);

        public Task<IReadOnlyList<AuditBlock>> ReadBlocksAsync(int shard, long from, int limit, CancellationToken cancellation) => Working().ReadBlocksAsync(shard, from, limit, cancellation);

        public Task<IReadOnlyList<ShardHead>> ReadHeadsAsync(CancellationToken cancellation) => Working().ReadHeadsAsync(cancellation);

        public Task<StoredTransaction?> FindAsync(TransactionId id, CancellationToken cancellation) => Working().FindAsync(id, cancellation);

        public Task<TransactionPage> ListAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation)
        {
            Lists++;
            time.Advance(Takes);
            return Working().ListAsync(filter, after, limit, cancellation);
        }

        public Task<OverduePage<TransactionView, TransactionId>> ReadOverdueAsync(
            DateTimeOffset before, OverdueCursor<TransactionId>? after, int limit, CancellationToken cancellation) => Working().ReadOverdueAsync(before, after, limit, cancellation);

        public Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellation) => Working().FindCaseAsync(id, cancellation);

        public Task<CasePage> ListCasesAsync(CaseFilter filter, CaseCursor? after, int limit, CancellationToken cancellation) => Working().ListCasesAsync(filter, after, limit, cancellation);

        public Task<OverduePage<CaseView, CaseId>> ReadOverdueCasesAsync(DateTimeOffset before, OverdueCursor<CaseId>? after, int limit, CancellationToken cancellation) =>
            Working().ReadOverdueCasesAsync(before, after, limit, cancellation);

        private SqliteAuditStore Working()
        {
            Interlocked.Increment(ref _reads);
            return IsDown ? throw new IOException("The store is down.") : store;
        }
    }
}
