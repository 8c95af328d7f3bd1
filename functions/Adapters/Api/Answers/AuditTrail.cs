using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Api.Answers;

internal sealed record AuditTrail(int Shard, IReadOnlyList<AuditTrailEntry> Entries);

/// <param name="Sequence">Number of the entry in its shard.</param>
/// <param name="At">When RealRecon decided it.</param>
/// <param name="Hash">SHA-256(0x00 | canonical bytes), lower-case hex, as stored.</param>
/// <param name="Body">The entry in words; the canonical bytes hold the same.</param>
/// <param name="Block">The block that holds it.</param>
internal sealed record AuditTrailEntry(long Sequence, DateTimeOffset At, string Hash, AuditEntry Body, AuditTrailBlock Block)
{
    public static AuditTrailEntry Of(HistoryEntry<AuditEntry> at) =>
        new(at.Sequence, at.Entry.At, Convert.ToHexStringLower(at.Block.EntryHashes[at.Index]), at.Entry, AuditTrailBlock.Of(at.Block));
}

/// <summary>Hashes are lower-case hex.</summary>
internal sealed record AuditTrailBlock(long Number, string Hash, string PreviousHash, string Root)
{
    public static AuditTrailBlock Of(AuditBlock block) =>
        new(block.Number, Convert.ToHexStringLower(block.Hash), Convert.ToHexStringLower(block.PreviousHash), Convert.ToHexStringLower(block.Root));
}
