using RealRecon.Core.Views;

namespace RealRecon.Core.Audit.Verification;

/// <summary>Checks one stored block against the head before it: every stored field, without looking at what the entries mean.</summary>
internal static class BlockCheck
{
    public static AuditFinding? Check(ShardHead before, AuditBlock block)
    {
        var number = before.Block + 1;
        if (block.Shard != before.Shard) return Found(AuditFault.WRONG_SHARD, $"Block {block.Number} says that it belongs to shard {block.Shard}.");
        if (block.Number != number) return Found(AuditFault.GAP, $"Block {number} is missing; block {block.Number} stands in its place.");
        if (block.Entries.IsEmpty) return Found(AuditFault.COUNT, $"Block {number} has no entries.");
        if (block.Entries.Length != block.EntryHashes.Length)
        {
            return Found(AuditFault.COUNT, $"Block {number} has {block.Entries.Length} entries but {block.EntryHashes.Length} entry hashes.");
        }

        if (IsTooLarge(block)) return Found(AuditFault.LIMITS, $"Block {number} holds more than a block may hold.");
        if (block.FirstSequence != before.NextSequence)
        {
            return Found(AuditFault.SEQUENCE, $"Block {number} starts at sequence {block.FirstSequence} instead of {before.NextSequence}.");
        }

        for (var i = 0; i < block.Entries.Length; i++)
        {
            if (!MerkleTree.HashLeaf(block.Entries[i]).AsSpan().SequenceEqual(block.EntryHashes[i]))
            {
                return Found(AuditFault.ENTRY_HASH, $"Entry {i} of block {number} does not have the hash that is stored with it.", block.FirstSequence + i);
            }
        }

        if (!MerkleTree.Root(block.EntryHashes.AsSpan()).AsSpan().SequenceEqual(block.Root)) return Found(AuditFault.ROOT, $"The root of block {number} is not that of its entries.");
        if (!block.PreviousHash.AsSpan().SequenceEqual(before.Hash)) return Found(AuditFault.PREVIOUS_HASH, $"Block {number} does not build on the block before it.");
        return block.HashHeader().AsSpan().SequenceEqual(block.Hash) ? null : Found(AuditFault.HEADER_HASH, $"The hash of block {number} is not that of its header.");

        AuditFinding Found(AuditFault fault, string sentence, long? sequence = null) => new(fault, before.Shard, number, sequence, sentence);
    }

    private static bool IsTooLarge(AuditBlock block)
    {
        if (block.Entries.Length > AuditRules.MaxEntries) return true;
        long bytes = 0;
        foreach (var entry in block.Entries) bytes += AuditRules.PackedBytes(entry);

        // A single entry is taken whatever its size.
        return bytes > AuditRules.MaxBytes && block.Entries.Length > 1;
    }
}
