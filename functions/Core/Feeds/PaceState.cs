namespace RealRecon.Core.Feeds;

/// <summary>What the entity of a pace stores.</summary>
public sealed record PaceState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public required PaceKey Key { get; init; }

    /// <summary>The lag that one of a hundred exceeds.</summary>
    public Quantile Lag { get; init; } = Quantile.Nothing;

    /// <summary>When the last sample that counted was taken (UTC).</summary>
    public DateTimeOffset SampledAt { get; init; }

    /// <summary>The wait that the gate knows; null before it was first changed.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Number of changes, each of which is an audit entry.</summary>
    public long Version { get; init; }
}
