using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Whole;

/// <summary>The real store, with somebody who looks before and after each block is written.</summary>
internal sealed class WatchedStore(IAuditStore store) : IAuditStore
{
    /// <summary>Runs on the thread that writes.</summary>
    public Action AroundBlock { get; set; } = () => { };

    public Task InitialiseAsync(CancellationToken cancellation) => store.InitialiseAsync(cancellation);

    public async Task WriteAsync(PendingWrite write, CancellationToken cancellation)
    {
        AroundBlock();
        await store.WriteAsync(write, cancellation);
        AroundBlock();
    }

    public Task<IReadOnlyList<AuditBlock>> ReadBlocksAsync(int shard, long from, int limit, CancellationToken cancellation) => store.ReadBlocksAsync(shard, from, limit, cancellation);

    public Task<IReadOnlyList<ShardHead>> ReadHeadsAsync(CancellationToken cancellation) => store.ReadHeadsAsync(cancellation);

    public Task<StoredTransaction?> FindAsync(TransactionId id, CancellationToken cancellation) => store.FindAsync(id, cancellation);

    public Task<TransactionPage> ListAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation) =>
        store.ListAsync(filter, after, limit, cancellation);

    public Task<OverduePage<TransactionView, TransactionId>> ReadOverdueAsync(DateTimeOffset before, OverdueCursor<TransactionId>? after, int limit, CancellationToken cancellation) =>
        store.ReadOverdueAsync(before, after, limit, cancellation);
}
