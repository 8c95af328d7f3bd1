using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Actions;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Tests.Api;
using Readings = RealRecon.Adapters.Api.Readings;

namespace RealRecon.Tests.Operators;

/// <summary>A walk over more pages than fit into its time gives up, and says how to ask for less.</summary>
public sealed class BulkWalkTests : IDisposable
{
    private const int Transactions = 1200;

    private static readonly BulkScope Noted = new(new TransactionFilter { Open = true }, null, OperatorActionKind.Note, null, null, null);

    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task Walk_WhenItTakesLongerThanTenSeconds_IsTooBroad()
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => WalkAsync(TimeSpan.FromSeconds(5.1)));

        Assert.Equal((409, "too-broad"), (refusal.Status, refusal.Word));
        Assert.Contains("narrow it", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walk_WhenItTakesTenSecondsAtMost_FindsAll() => Assert.Equal(Transactions, (await WalkAsync(TimeSpan.FromSeconds(5))).Items.Count);

    /// <summary>With so much time for each of the three pages.</summary>
    private async Task<BulkWalk> WalkAsync(TimeSpan perPage)
    {
        var store = new WatchedAuditStore(new SqliteAuditStore(_ledger));
        var ledger = new Ledger(store);
        foreach (var shard in Enumerable.Range(0, Transactions).Select(i => ledger.Entry($"walk-{i}", TransactionStatus.ALERT)).GroupBy(entry => RealRecon.Core.Audit.AuditShard.Of(entry.TransactionId)))
        {
            await ledger.WriteAsync([.. shard]);
        }

        store.BeforePage = () =>
        {
            _time.Advance(perPage);
            return Task.CompletedTask;
        };
        var readings = new Readings(store, store, new SqliteDeadLetterStore(_ledger), TimeProvider.System, NullLogger<Readings>.Instance);
        return await BulkWalk.TakeAsync(Noted, DateTimeOffset.MaxValue, readings, _time, TestContext.Current.CancellationToken);
    }
}
