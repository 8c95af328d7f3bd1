using RealRecon.Core.Views;

namespace RealRecon.Core.Audit.Verification;

/// <summary>Checks a shard's head against the block that it names: a quick look at the end of the log. The whole of it is for <see cref="ShardVerifier"/>.</summary>
public static class HeadCheck
{
    /// <summary>The first thing that is wrong; null when the block has the hashes that its content has, and the head says what the block says.</summary>
    /// <param name="head">A stored head that names a block.</param>
    /// <param name="block">What stands at that number; null when nothing does.</param>
    public static AuditFinding? Check(ShardHead head, AuditBlock? block)
    {
        if (block is null || block.Number != head.Block)
        {
            return new(AuditFault.TAIL_MISSING, head.Shard, head.Block, null, $"The head names block {head.Block}, which is not there.");
        }

        if (block.PreviousHash.Length != MerkleTree.HashBytes)
        {
            return new(AuditFault.PREVIOUS_HASH, head.Shard, head.Block, null, $"Block {head.Block} does not build on the block before it.");
        }

        // What comes before is taken from the block itself: whether that is true, only the walk through the whole log can tell.
        var before = ShardHead.Empty(head.Shard) with { Block = head.Block - 1, Hash = block.PreviousHash, NextSequence = block.FirstSequence };
        if (BlockCheck.Check(before, block) is { } finding) return finding;
        if (!head.Hash.AsSpan().SequenceEqual(block.Hash)) return new(AuditFault.HEAD, head.Shard, head.Block, null, $"The head has another hash than block {head.Block}.");
        var next = block.FirstSequence + block.Entries.Length;
        return head.NextSequence == next
            ? null
            : new(AuditFault.HEAD, head.Shard, head.Block, null, $"The head says that sequence {head.NextSequence} comes next, the block says {next}.");
    }
}
