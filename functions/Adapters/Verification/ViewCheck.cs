using RealRecon.Adapters.Storage;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Verification;

/// <summary>Compares views of one sort with what the walk saw of the log. A view that differs gets a second look: it is sound if it shows an entry that was written since.</summary>
/// <remarks>Positions are compared where lists bring them along (SQLite) and wherever a view is looked up.</remarks>
internal abstract class ViewCheck<TId, TView>(IAuditStore store, Seen<TId> seen)
    where TId : notnull
    where TView : class
{
    protected const int ViewsPerRead = 1000;

    private readonly HashSet<TId> _unsettled = [];

    /// <summary>How many views were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>The last block of these was written, but perhaps not yet their views.</summary>
    public void MayLag(IEnumerable<TId> ids) => _unsettled.UnionWith(ids);

    /// <summary>Compares every view, then looks for those that are not there; null when all is well.</summary>
    public async Task<AuditFinding?> CheckAsync(Action told, CancellationToken cancellation)
    {
        await foreach (var page in PagesAsync(cancellation))
        {
            foreach (var (view, positions) in page)
            {
                var agrees = Agrees(view, positions);
                if (agrees is null && seen.Overflowed) continue;
                if (agrees is not true && await LookAgainAsync(IdOf(view), cancellation) is { } finding) return finding;
                Compared++;
            }

            told();
        }

        foreach (var id in seen.WithoutView)
        {
            if (await LookAgainAsync(id, cancellation) is { } finding) return finding;
        }

        return null;
    }

    protected abstract IAsyncEnumerable<IEnumerable<(TView View, IReadOnlyList<EntryPosition>? Positions)>> PagesAsync(CancellationToken cancellation);

    protected abstract Task<(TView View, IReadOnlyList<EntryPosition> Positions)?> FindAsync(TId id, CancellationToken cancellation);

    /// <exception cref="FormatException">The bytes are not an entry of this sort.</exception>
    protected abstract TView ViewIn(byte[] entry);

    protected abstract TId IdOf(TView view);

    protected abstract long VersionOf(TView view);

    protected abstract byte[] SnapshotOf(TView view);

    protected abstract int ShardOf(TId id);

    protected abstract string NameOf(TId id);

    private bool? Agrees(TView view, IReadOnlyList<EntryPosition>? positions) => seen.Agrees(IdOf(view), VersionOf(view), SnapshotOf(view), positions);

    private async Task<AuditFinding?> LookAgainAsync(TId id, CancellationToken cancellation)
    {
        var mayLag = _unsettled.Contains(id);
        if (await FindAsync(id, cancellation) is not var (view, positions)) return mayLag ? null : Wrong(null, "has entries but no view");
        if (!mayLag && !(seen.GoesOn(id, positions) && VersionOf(view) >= seen.VersionOf(id)))
        {
            return Agrees(view, positions) is true ? null : Wrong(null, Differs);
        }

        if (positions is not [.., { Indices: [.., var index] } last]) return Wrong(null, "names no entries in its view");
        var blocks = await store.ReadBlocksAsync(ShardOf(id), last.Block, 1, cancellation);
        var shown = blocks is [var block] && block.Number == last.Block && index < block.Entries.Length ? TryViewIn(block.Entries[index]) : null;
        return shown is not null && IsSame(shown, view) ? null : Wrong(last.Block, Differs);

        AuditFinding Wrong(long? block, string what) => new(AuditFault.VIEW, ShardOf(id), block, null, $"{NameOf(id)} {what}.");
    }

    private const string Differs = "has a view that differs from its last entry, or that names other entries than the log has of it";

    private TView? TryViewIn(byte[] entry)
    {
        try
        {
            return ViewIn(entry);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private bool IsSame(TView left, TView right) =>
        IdOf(left).Equals(IdOf(right)) && VersionOf(left) == VersionOf(right) && SnapshotOf(left).AsSpan().SequenceEqual(SnapshotOf(right));
}
