using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>How the audit log stands: its heads, and one hash over all of them that can be kept elsewhere.</summary>
/// <param name="AsOf">When it was read.</param>
/// <param name="Entries">In all shards.</param>
/// <param name="Blocks">In all shards.</param>
/// <param name="Digest">SHA-256 over a line for each shard, in their order: <c>shard block hash nextSequence</c>, a blank between them and a line feed behind; lower-case hex.</param>
/// <param name="Shards">Those that have blocks, in their order.</param>
internal sealed record AuditState(DateTimeOffset AsOf, long Entries, long Blocks, string Digest, IReadOnlyList<AuditHead> Shards);

internal sealed record AuditHead(int Shard, long Block, string Hash, long NextSequence)
{
    public static AuditHead Of(ShardHead head) => new(head.Shard, head.Block, Convert.ToHexStringLower(head.Hash), head.NextSequence);
}

/// <param name="Items">Newest first.</param>
/// <param name="Next">Give it back as <c>before</c> for older ones; null when there are none.</param>
internal sealed record AuditBlockList(IReadOnlyList<AuditBlockItem> Items, long? Next);

/// <summary>A block without its entries. Hashes are lower-case hex.</summary>
internal sealed record AuditBlockItem(int Shard, long Number, long FirstSequence, int Entries, string Root, string PreviousHash, string Hash)
{
    public static AuditBlockItem Of(AuditBlock block) => new(
        block.Shard,
        block.Number,
        block.FirstSequence,
        block.Entries.Length,
        Convert.ToHexStringLower(block.Root),
        Convert.ToHexStringLower(block.PreviousHash),
        Convert.ToHexStringLower(block.Hash));
}

/// <summary>A block with its entries, as stored.</summary>
internal sealed record AuditBlockDetail(int Shard, long Number, long FirstSequence, string Root, string PreviousHash, string Hash, IReadOnlyList<AuditBlockEntry> Entries);

/// <param name="Sequence">Number of the entry in its shard.</param>
/// <param name="At">When it was decided; null when the entry cannot be read.</param>
/// <param name="Hash">As stored beside it; null where none is.</param>
/// <param name="About">What it is about; null when the entry cannot be read.</param>
/// <param name="Summary">A sentence for people.</param>
internal sealed record AuditBlockEntry(long Sequence, DateTimeOffset? At, string? Hash, AuditSubject? About, string Summary);

/// <summary>A transaction or a case.</summary>
internal sealed record AuditSubject
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TransactionId? Transaction { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AuditCase? Case { get; init; }
}

internal sealed record AuditCase(CaseKind Kind, string Key);

/// <summary>What a check of some blocks found.</summary>
/// <param name="Shard">Whose blocks.</param>
/// <param name="From">The first block.</param>
/// <param name="To">The last block that was read.</param>
/// <param name="Head">The block that the head names; -1 without a head.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="IsSound">Nothing is wrong with these blocks.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Next">Where to go on; null behind the last block, where the head was compared.</param>
internal sealed record AuditVerification(int Shard, long From, long To, long Head, long Entries, bool IsSound, IReadOnlyList<VerificationFinding> Findings, long? Next);

/// <param name="Fault">What sort of thing.</param>
/// <param name="Block">Where; null when no block can be named.</param>
/// <param name="Sequence">The entry; null when it is about a whole block.</param>
/// <param name="Text">A sentence for people.</param>
internal sealed record VerificationFinding(AuditFault Fault, long? Block, long? Sequence, string Text)
{
    public static VerificationFinding Of(AuditFinding finding) => new(finding.Fault, finding.Block, finding.Sequence, finding.Sentence);
}
