using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage;

/// <summary>Audit blocks (insert-only) and the views projected from them. Adapters: SQLite and Azure.Data.Tables; one contract suite tests both.</summary>
/// <remarks>Every method throws when the store is not reachable; none swallows trouble. All are safe to repeat.</remarks>
public interface IAuditStore
{
    /// <summary>Creates what is missing. Safe to run on every start and from several processes.</summary>
    Task InitialiseAsync(CancellationToken cancellation);

    /// <summary>
    /// Inserts the block, never overwrites, then applies its updates of views (of cases too: <see cref="ICaseStore"/>) and its head. A repeat with equal content applies the (idempotent) rest again.
    /// </summary>
    /// <exception cref="BlockConflictException">Another block stands at this number: the log forked or was tampered with.</exception>
    Task WriteAsync(PendingWrite write, CancellationToken cancellation);

    /// <summary>Blocks of a shard in order from <paramref name="from"/>, at most <paramref name="limit"/>. Content is returned as stored, unverified.</summary>
    Task<IReadOnlyList<AuditBlock>> ReadBlocksAsync(int shard, long from, int limit, CancellationToken cancellation);

    /// <summary>The heads of all shards that have one.</summary>
    Task<IReadOnlyList<ShardHead>> ReadHeadsAsync(CancellationToken cancellation);

    /// <summary>The view and the positions of its entries in ascending order; null when there is no such transaction.</summary>
    Task<StoredTransaction?> FindAsync(TransactionId id, CancellationToken cancellation);

    /// <summary>
    /// Views by <see cref="TransactionSnapshot.OpenedAt"/> in the filter's order, ties in an order of the store's own. A page looks at a bounded number of
    /// views, so it may hold fewer than there are, even none: only <see cref="TransactionPage.Next"/> = null says that it was the last.
    /// </summary>
    Task<TransactionPage> ListAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation);

    /// <summary>Views whose deadline lies before <paramref name="before"/>, oldest deadline first: what the sweeper re-signals. A page may hold fewer than there are.</summary>
    Task<OverduePage<TransactionView, TransactionId>> ReadOverdueAsync(
        DateTimeOffset before, OverdueCursor<TransactionId>? after, int limit, CancellationToken cancellation);
}

public sealed record StoredTransaction(TransactionView View, IReadOnlyList<EntryPosition> Entries);

/// <summary>The last view that a page looked at; the next page starts behind it.</summary>
public sealed record TransactionCursor(DateTimeOffset OpenedAt, TransactionId Id)
{
    public static TransactionCursor At(TransactionView view) => new(view.Current.OpenedAt, view.Id);
}

public sealed record TransactionPage(IReadOnlyList<TransactionView> Items, TransactionCursor? Next)
{
    /// <summary>Most views that one page looks at for a filter that no index serves, unless more are asked for.</summary>
    public const int MaxLookedAt = 5000;

    /// <summary>The positions of each item's entries, for whoever verifies them; null where the store keeps them apart from its lists.</summary>
    public IReadOnlyList<IReadOnlyList<EntryPosition>>? Positions { get; init; }
}

/// <summary>Two different blocks claim one number.</summary>
public sealed class BlockConflictException(int shard, long block)
    : Exception($"Audit shard {shard} already holds another block {block}.");
