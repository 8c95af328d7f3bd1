using RealRecon.Core.Views;

namespace RealRecon.Core.Audit;

/// <summary>A sealed block with what its write changes besides.</summary>
/// <param name="Block">The block.</param>
/// <param name="Head">The shard's head after it.</param>
/// <param name="Updates">One for each transaction that the block has entries of.</param>
/// <param name="Cases">One for each case that the block has entries of.</param>
public sealed record PendingWrite(AuditBlock Block, ShardHead Head, IReadOnlyList<ViewUpdate> Updates, IReadOnlyList<CaseUpdate> Cases);
