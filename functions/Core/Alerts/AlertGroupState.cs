using System.Collections.Immutable;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>What the group of a cause remembers. Its size does not grow with the number of alerts.</summary>
public sealed record AlertGroupState
{
    public required AlertCause Cause { get; init; }

    /// <summary>Version of the last case entry.</summary>
    public long Version { get; init; }

    /// <summary>Version of the last entry that a person must have seen to act on the case: opened, closed, acted. Counts move on without harm.</summary>
    public long DecidedVersion { get; init; }

    /// <summary>Alerts that are open now, also those of an incident that a person closed.</summary>
    public long Count { get; init; }

    public RecentAlerts Recent { get; init; } = RecentAlerts.Empty;

    /// <summary>Value at risk.</summary>
    public MoneySums Exposure { get; init; } = MoneySums.None;

    /// <summary>Some of the subjects that are open.</summary>
    public ImmutableArray<string> Examples { get => field.IsDefault ? [] : field; init; }

    /// <summary>The current or last incident.</summary>
    public Incident? Incident { get; init; }

    public ImmutableArray<SinkLine> Lines { get => field.IsDefault ? [] : field; init; }

    /// <summary>Deliveries started.</summary>
    public long Deliveries { get; init; }

    /// <summary>The one timer that runs; null when nothing is awaited.</summary>
    public CaseTimer? Timer { get; init; }

    /// <summary>Generation of the last timer.</summary>
    public long Generation { get; init; }

    /// <summary>What the last entry said.</summary>
    public Recorded Recorded { get; init; } = new(0, Severity.Info, DateTimeOffset.MinValue, null);

    /// <summary>What people did with the incident, and which of their actions were heard.</summary>
    public CaseHandling Handling { get; init; } = CaseHandling.None;

    internal Severity SeverityAt(AlertRules rules, DateTimeOffset now) =>
        Incident is { } incident ? rules.Severity.Of(Cause.Code, Exposure, now - incident.AgesFrom) : Severity.Info;
}

/// <summary>What views know of a group.</summary>
/// <param name="Count">Open alerts.</param>
/// <param name="Severity">Severity.</param>
/// <param name="At">When it was written (UTC).</param>
/// <param name="Deadline">The timer that the sweeper looks for (UTC).</param>
public sealed record Recorded(long Count, Severity Severity, DateTimeOffset At, DateTimeOffset? Deadline);
