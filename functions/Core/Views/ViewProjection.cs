using RealRecon.Core.Audit;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Views;

/// <summary>What a block changes: the views of its transactions and cases, and the head of its shard. Nothing but blocks feeds them.</summary>
public static class ViewProjection
{
    /// <summary>The view after an entry.</summary>
    public static TransactionView ViewAfter(AuditEntry entry) => new(entry.TransactionId, entry.Version, entry.After);

    /// <inheritdoc cref="ViewAfter(AuditEntry)"/>
    public static CaseView ViewAfter(CaseEntry entry) => new(entry.Id, entry.Version, entry.After);

    /// <summary>One update for each transaction and each case of the block, in the order of their first entries, and the shard's head after it.</summary>
    /// <remarks>
    /// Bytes that are no entry stay in the log and change no view: a shard that refused to go on because of them would lose every entry behind them.
    /// The verifier names them.
    /// </remarks>
    public static PendingWrite Project(ShardHead before, AuditBlock block)
    {
        var changes = new BlockChanges(before.Totals, block.Entries.Length);
        for (var i = 0; i < block.Entries.Length; i++) Take(block.Entries[i], i, changes);
        var head = new ShardHead
        {
            Shard = block.Shard,
            Block = block.Number,
            Hash = block.Hash,
            NextSequence = block.FirstSequence + block.Entries.Length,
            Totals = changes.Totals.ToImmutable(),
        };
        return new PendingWrite(block, head, changes.Transactions, changes.Cases);
    }

    private static void Take(byte[] entry, int index, BlockChanges changes)
    {
        try
        {
            if (CaseEntryCodec.IsCase(entry)) changes.Add(CaseEntryCodec.Decode(entry), index);
            else changes.Add(AuditEntryCodec.Decode(entry), index);
        }
        catch (FormatException)
        {
            // No entry.
        }
    }
}
