using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Api;

/// <summary>The port's contract in memory, with a switch for trouble and a count of head reads.</summary>
internal sealed class MemoryAuditStore : IAuditStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(int Shard, long Number), AuditBlock> _blocks = [];
    private readonly Dictionary<int, ShardHead> _heads = [];
    private readonly Dictionary<TransactionId, (TransactionView View, List<EntryPosition> Entries)> _views = [];

    public Exception? Trouble { get; set; }

    public int HeadReads { get; private set; }

    public Task InitialiseAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task WriteAsync(AuditBlock block, ShardHead head, IReadOnlyList<ViewUpdate> updates, CancellationToken cancellation) => Do(() =>
    {
        if (!_blocks.TryAdd((block.Shard, block.Number), block)) throw new BlockConflictException(block.Shard, block.Number);
        foreach (var update in updates)
        {
            var entries = _views.TryGetValue(update.View.Id, out var known) ? known.Entries : [];
            entries.Add(new EntryPosition(block.Number, update.Indices));
            _views[update.View.Id] = (update.View, entries);
        }

        _heads[block.Shard] = head;
        return true;
    });

    public Task<IReadOnlyList<AuditBlock>> ReadBlocksAsync(int shard, long from, int limit, CancellationToken cancellation) =>
        Do<IReadOnlyList<AuditBlock>>(() => [.. _blocks.Values.Where(b => b.Shard == shard && b.Number >= from).OrderBy(b => b.Number).Take(limit)]);

    public Task<IReadOnlyList<ShardHead>> ReadHeadsAsync(CancellationToken cancellation) => Do<IReadOnlyList<ShardHead>>(() =>
    {
        HeadReads++;
        return [.. _heads.Values];
    });

    public Task<StoredTransaction?> FindAsync(TransactionId id, CancellationToken cancellation) =>
        Do(() => _views.TryGetValue(id, out var found) ? new StoredTransaction(found.View, [.. found.Entries]) : null);

    public Task<TransactionPage> ListAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation) => Do(() =>
    {
        var rest = _views.Values.Select(v => v.View)
            .Where(v => filter.Status is null || v.Current.Status == filter.Status)
            .Where(v => filter.Reason is not { } reason || v.Current.Verdict.Reasons.Contains(reason))
            .Where(v => filter.Provider is null || v.Current.Verdict.Gateway?.Provider == filter.Provider || v.Current.Verdict.Bank?.Provider == filter.Provider)
            .OrderByDescending(v => v.Current.OpenedAt).ThenBy(v => v.Id.Value, StringComparer.Ordinal)
            .Where(v => after is null || v.Current.OpenedAt < after.OpenedAt || (v.Current.OpenedAt == after.OpenedAt && string.CompareOrdinal(v.Id.Value, after.Id.Value) > 0))
            .Take(limit + 1).ToList();
        var items = rest.Take(limit).ToList();
        return new TransactionPage(items, rest.Count > limit ? new TransactionCursor(items[^1].Current.OpenedAt, items[^1].Id) : null);
    });

    public Task<IReadOnlyList<TransactionView>> ReadOverdueAsync(DateTimeOffset before, int limit, CancellationToken cancellation) =>
        Do<IReadOnlyList<TransactionView>>(() => []);

    private Task<T> Do<T>(Func<T> work)
    {
        if (Trouble is not null) throw Trouble;
        lock (_lock) return Task.FromResult(work());
    }
}
