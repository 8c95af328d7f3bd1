using RealRecon.Core.Audit.Verification;

namespace RealRecon.Adapters.Verification;

/// <summary>What a walk over the audit log saw.</summary>
/// <param name="Shards">Shards that hold blocks.</param>
/// <param name="Blocks">Blocks checked.</param>
/// <param name="Entries">Entries checked.</param>
/// <param name="Repeated">Entries among them that tell a version once more, as an outbox does that was sent twice across a crash.</param>
/// <param name="Transactions">Transactions whose views were compared with their last entries.</param>
/// <param name="Cases">Cases whose views were compared with their last entries.</param>
/// <param name="Finding">The first thing that is wrong; null when all is well.</param>
public sealed record VerificationReport(int Shards, long Blocks, long Entries, long Repeated, long Transactions, long Cases, AuditFinding? Finding)
{
    /// <summary>Anchors that the log was held against.</summary>
    public long Anchors { get; init; }

    public bool IsSound => Finding is null;
}
