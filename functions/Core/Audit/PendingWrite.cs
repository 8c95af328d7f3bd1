using RealRecon.Core.Views;

namespace RealRecon.Core.Audit;

/// <summary>A sealed block with what its write changes besides.</summary>
public sealed record PendingWrite(AuditBlock Block, ShardHead Head, IReadOnlyList<ViewUpdate> Updates);
