using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Verification;

/// <summary>A second look at a view that differs from what the walk saw: it is sound if it shows an entry that was written since then.</summary>
internal sealed class ViewCheck(IAuditStore store, SeenTransactions seen)
{
    /// <param name="id">The transaction.</param>
    /// <param name="mayLag">Its last block was written, but the views of it were not applied yet.</param>
    /// <param name="cancellation">Ends the look.</param>
    public async Task<AuditFinding?> CheckAsync(TransactionId id, bool mayLag, CancellationToken cancellation)
    {
        var shard = AuditShard.Of(id);
        var found = await store.FindAsync(id, cancellation);
        if (found is null) return mayLag ? null : Wrong(null, $"Transaction {id} has entries but no view.");
        if (!mayLag && found.View.Version <= seen.VersionOf(id))
        {
            return seen.Agrees(found.View) is true ? null : Wrong(null, $"The view of transaction {id} differs from its last entry.");
        }

        if (found.Entries is not [.., { Indices: [.., var index] } last]) return Wrong(null, $"The view of transaction {id} names no entries.");
        var blocks = await store.ReadBlocksAsync(shard, last.Block, 1, cancellation);
        var view = blocks is [var block] && block.Number == last.Block && index < block.Entries.Length ? ViewIn(block.Entries[index]) : null;
        return view is not null && IsSame(view, found.View) ? null : Wrong(last.Block, $"The view of transaction {id} differs from its last entry.");

        AuditFinding Wrong(long? block, string sentence) => new(AuditFault.VIEW, shard, block, null, sentence);
    }

    private static TransactionView? ViewIn(byte[] entry)
    {
        try
        {
            return ViewProjection.ViewAfter(AuditEntryCodec.Decode(entry));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsSame(TransactionView left, TransactionView right) =>
        left.Id == right.Id
        && left.Version == right.Version
        && AuditEntryCodec.EncodeSnapshot(left.Current).AsSpan().SequenceEqual(AuditEntryCodec.EncodeSnapshot(right.Current));
}
