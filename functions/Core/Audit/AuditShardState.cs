using System.Collections.Immutable;
using RealRecon.Core.Views;

namespace RealRecon.Core.Audit;

/// <summary>What a shard keeps between operations.</summary>
public sealed record AuditShardState
{
    public required int Shard { get; init; }

    /// <summary>After the last written block.</summary>
    public required ShardHead Head { get; init; }

    /// <summary>Entries that no block holds yet, oldest first. A queue, because appending to it costs the same however long it is.</summary>
    public required ImmutableQueue<byte[]> Waiting { get; init; }

    public required int WaitingCount { get; init; }

    /// <summary>Size of the waiting entries as a block packs them: <see cref="AuditRules.PackedBytes"/>.</summary>
    public required long WaitingBytes { get; init; }

    /// <summary>When the Seal signal that is under way comes (UTC); null when none is.</summary>
    public DateTimeOffset? SealAt { get; init; }

    /// <summary>A Seal came while a block was being written, so the next block is sealed as soon as that one is.</summary>
    public bool SealMissed { get; init; }

    /// <summary>The block that is being written; null when none is. One at a time, because the next block builds on its hash.</summary>
    public SealedEntries? Sealed { get; init; }

    /// <summary>The attempt at writing it that is under way.</summary>
    public int Attempt { get; init; }

    public static AuditShardState Empty(int shard) => new()
    {
        Shard = shard,
        Head = ShardHead.Empty(shard),
        Waiting = [],
        WaitingCount = 0,
        WaitingBytes = 0,
    };
}
