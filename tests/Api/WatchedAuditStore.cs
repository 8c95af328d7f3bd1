using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Api;

/// <summary>A real store that a test can break, damage and watch.</summary>
internal sealed class WatchedAuditStore(SqliteAuditStore store) : IAuditStore, ICaseStore
{
    private int _headReads;

    /// <summary>Thrown by every read while it is set.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>Runs before each page of transactions is read.</summary>
    public Func<Task> BeforePage { get; set; } = () => Task.CompletedTask;

    /// <summary>Entries come back with one bit changed.</summary>
    public bool IsDamaged { get; set; }

    public int HeadReads => _headReads;

    public Task InitialiseAsync(CancellationToken cancellation) => store.InitialiseAsync(cancellation);

    public Task WriteAsync(PendingWrite write, CancellationToken cancellation) => store.WriteAsync(write, cancellation);

    public async Task<IReadOnlyList<AuditBlock>> ReadBlocksAsync(int shard, long from, int limit, CancellationToken cancellation)
    {
        var blocks = await Working().ReadBlocksAsync(shard, from, limit, cancellation);
        return IsDamaged ? [.. blocks.Select(Damaged)] : blocks;
    }

    public Task<IReadOnlyList<ShardHead>> ReadHeadsAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _headReads);
        return Working().ReadHeadsAsync(cancellation);
    }

    public Task<StoredTransaction?> FindAsync(TransactionId id, CancellationToken cancellation) => Working().FindAsync(id, cancellation);

    public async Task<TransactionPage> ListAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation)
    {
        await BeforePage();
        return await Working().ListAsync(filter, after, limit, cancellation);
    }

    public Task<OverduePage<TransactionView, TransactionId>> ReadOverdueAsync(
        DateTimeOffset before, OverdueCursor<TransactionId>? after, int limit, CancellationToken cancellation) => Working().ReadOverdueAsync(before, after, limit, cancellation);

    public Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellation) => Working().FindCaseAsync(id, cancellation);

    public Task<CasePage> ListCasesAsync(CaseFilter filter, CaseCursor? after, int limit, CancellationToken cancellation) =>
        Working().ListCasesAsync(filter, after, limit, cancellation);

    public Task<OverduePage<CaseView, CaseId>> ReadOverdueCasesAsync(DateTimeOffset before, OverdueCursor<CaseId>? after, int limit, CancellationToken cancellation) =>
        Working().ReadOverdueCasesAsync(before, after, limit, cancellation);

    private SqliteAuditStore Working() => Trouble is null ? store : throw Trouble;

    private static AuditBlock Damaged(AuditBlock block) => block with { Entries = [.. block.Entries.Select(Damaged)] };

    private static byte[] Damaged(byte[] entry) => [(byte)(entry[0] ^ 0x80), .. entry.AsSpan(1)];
}
