using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Storage;

/// <summary>The stored row of a transaction or a case contradicts itself: no version of this program wrote it like that.</summary>
public sealed class UnsoundViewException(int shard, string whose, string contradiction)
    : FormatException($"The view of {whose} contradicts itself: {contradiction}.")
{
    public UnsoundViewException(TransactionId id, string contradiction)
        : this(AuditShard.Of(id), $"transaction {id}", contradiction)
    {
    }

    public UnsoundViewException(CaseId id, string contradiction)
        : this(CaseLog.ShardOf(id), $"case {id.Kind} {id.Key}", contradiction)
    {
    }

    /// <summary>The shard that its entries are in.</summary>
    public int Shard { get; } = shard;
}
