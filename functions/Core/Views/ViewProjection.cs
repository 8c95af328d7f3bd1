using System.Collections.Immutable;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Views;

/// <summary>What a block changes: the views of its transactions and the head of its shard. Nothing but blocks feeds them.</summary>
public static class ViewProjection
{
    /// <summary>The view after an entry.</summary>
    public static TransactionView ViewAfter(AuditEntry entry) => new(entry.TransactionId, entry.Version, entry.After);

    /// <summary>One update for each transaction of the block, in the order of their first entries, and the shard's head after it.</summary>
    /// <remarks>
    /// Bytes that are no entry stay in the log and change no view: a shard that refused to go on because of them would lose every entry behind them.
    /// The verifier names them.
    /// </remarks>
    public static PendingWrite Project(ShardHead before, AuditBlock block)
    {
        var totals = new StatusTotals(before.Totals);
        var changed = new Dictionary<TransactionId, int>(block.Entries.Length);
        var updates = new List<ViewUpdate>(block.Entries.Length);
        for (var i = 0; i < block.Entries.Length; i++)
        {
            if (TryDecode(block.Entries[i]) is not { } entry) continue;
            totals.Move(entry.Before?.Status, entry.After.Status);
            if (changed.TryGetValue(entry.TransactionId, out var at))
            {
                var update = updates[at];
                updates[at] = update with { View = ViewAfter(entry), Indices = update.Indices.Add(i) };
            }
            else
            {
                changed.Add(entry.TransactionId, updates.Count);
                updates.Add(new ViewUpdate { View = ViewAfter(entry), Indices = [i], Before = entry.Before });
            }
        }

        var head = new ShardHead
        {
            Shard = block.Shard,
            Block = block.Number,
            Hash = block.Hash,
            NextSequence = block.FirstSequence + block.Entries.Length,
            Totals = totals.ToImmutable(),
        };
        return new PendingWrite(block, head, updates);
    }

    private static AuditEntry? TryDecode(byte[] entry)
    {
        try
        {
            return AuditEntryCodec.Decode(entry);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
