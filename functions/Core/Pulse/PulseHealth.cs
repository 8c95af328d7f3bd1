using System.Text.Json.Serialization;

namespace RealRecon.Core.Pulse;

/// <summary>How RealRecon is, in a word.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PulseStatus>))]
public enum PulseStatus
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    [JsonStringEnumMemberName("degraded")]
    Degraded,

    [JsonStringEnumMemberName("down")]
    Down,
}

/// <summary>What the word is made of.</summary>
public sealed record PulseHealth
{
    /// <summary>How late the sweeper may be.</summary>
    public static readonly TimeSpan SweeperPatience = TimeSpan.FromSeconds(60);

    /// <summary>Every part works.</summary>
    public required bool ChecksAreOk { get; init; }

    /// <summary>Head and newest block of every shard agree.</summary>
    public required bool AuditIsSound { get; init; }

    /// <summary>Some feed is silent.</summary>
    public required bool HasOpenFeed { get; init; }

    /// <summary>When the sweeper last ended a sweep (UTC); null when it never did.</summary>
    public required DateTimeOffset? SweptAt { get; init; }

    /// <summary>Since when this process looks (UTC): a sweeper that stood still together with it is not late.</summary>
    public required DateTimeOffset WatchedSince { get; init; }

    /// <summary>How often the sweeper runs.</summary>
    public required TimeSpan SweepInterval { get; init; }

    /// <summary>Events of the last hour that could not be used.</summary>
    public required long DeadLetters { get; init; }

    /// <summary>The sweeper's next run is more than <see cref="SweeperPatience"/> overdue.</summary>
    public bool IsSweeperLate(DateTimeOffset now)
    {
        var since = SweptAt > WatchedSince ? SweptAt.Value : WatchedSince;
        return now - since > SweepInterval + SweeperPatience;
    }

    /// <summary>
    /// Down when a part does not work or the audit log is not sound; degraded while a feed is silent, the sweeper is late, or dead letters came within
    /// the last hour; else ok.
    /// </summary>
    public PulseStatus StatusAt(DateTimeOffset now) =>
        !ChecksAreOk || !AuditIsSound ? PulseStatus.Down
        : HasOpenFeed || IsSweeperLate(now) || DeadLetters > 0 ? PulseStatus.Degraded
        : PulseStatus.Ok;
}
