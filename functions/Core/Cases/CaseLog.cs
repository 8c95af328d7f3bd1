using RealRecon.Core.Audit;

namespace RealRecon.Core.Cases;

/// <summary>How a case's entity hands an entry to the audit log, inside its own commit.</summary>
public static class CaseLog
{
    public static OutboxMessage.Signal Append(CaseEntry entry) =>
        new(AuditShard.Address(ShardOf(entry.Id)), nameof(AuditShard.Append), new AppendEntry(CaseEntryCodec.Encode(entry)));

    /// <summary>The shard of a case: a stable hash of kind and key.</summary>
    public static int ShardOf(CaseId id) => AuditShard.Of($"{id.Kind}/{id.Key}");
}
