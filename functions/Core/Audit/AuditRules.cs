namespace RealRecon.Core.Audit;

/// <summary>When a shard seals a block.</summary>
public sealed record AuditRules
{
    /// <summary>Most entries of a block.</summary>
    public const int MaxEntries = 1000;

    /// <summary>Most bytes of a block's entries: eight table properties of 60 KiB, below the 64 KiB that one may have.</summary>
    public const int MaxBytes = 480 * 1024;

    /// <summary>How old the oldest waiting entry may become before its block is sealed.</summary>
    public TimeSpan BlockAge { get; init; } = TimeSpan.FromMilliseconds(200);
}
