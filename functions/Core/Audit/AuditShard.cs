using RealRecon.Core.Views;

namespace RealRecon.Core.Audit;

/// <summary>The audit shard entity's policy: orders entries, seals blocks, asks for their write until it succeeded.</summary>
public static class AuditShard
{
    public const string EntityName = "AuditShard";

    /// <summary>Fixed for the life of a deployment: a transaction's entries must stay in one order.</summary>
    public const int Count = 64;

    public static Step<AuditShardState?> Append(AuditShardState? state, AppendEntry entry, int shard, AuditRules rules, DateTimeOffset now) => new(state, []);

    /// <summary>Fixes the content of the next block in state and asks for its write.</summary>
    public static Step<AuditShardState?> Seal(AuditShardState? state, AuditRules rules, DateTimeOffset now) => new(state, []);

    /// <summary>The sealed block if it is the one asked for; null when it was written already.</summary>
    public static PendingWrite? Pending(AuditShardState? state, WriteBlock request) => null;

    /// <summary>The write succeeded.</summary>
    public static Step<AuditShardState?> Written(AuditShardState? state, WriteBlock request, AuditRules rules, DateTimeOffset now) => new(state, []);

    /// <summary>The write failed: ask again after a growing delay.</summary>
    public static Step<AuditShardState?> WriteFailed(AuditShardState? state, WriteBlock request, DateTimeOffset now) => new(state, []);

    /// <summary>The shard of a transaction: a stable hash of its id, the same in every process and version.</summary>
    public static int Of(TransactionId id) => 0;

    public static EntityAddress Address(int shard) => new(EntityName, shard.ToString());
}

/// <summary>A sealed block with what its write changes besides.</summary>
public sealed record PendingWrite(AuditBlock Block, ShardHead Head, IReadOnlyList<ViewUpdate> Updates);

public sealed record AuditShardState
{
    public required int Shard { get; init; }
}
