using System.Collections.Immutable;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>When people are told of a cause, and who. Durations are positive.</summary>
public sealed record AlertRules
{
    /// <summary>How long a new incident gathers before its first page, so that the page has a count. What heals within it is never announced.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long nothing must be open before the incident closes.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>An open incident speaks again at most this often.</summary>
    public TimeSpan EscalationInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>An incident is worse when it has this many times the alerts that were announced.</summary>
    public int EscalationFactor { get; init; } = 10;

    /// <summary>A changed count is written to the audit log at most this often.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>When a sink that refused is told again, doubled with each further failure up to a day.</summary>
    public TimeSpan Resend { get; init; } = TimeSpan.FromHours(1);

    public SeverityTable Severity { get; init; } = SeverityTable.Default;

    /// <summary>When people sleep; null: never.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Who is told, and from which severity on.</summary>
    public ImmutableArray<SinkRule> Sinks { get => field.IsDefault ? [] : field; init; }

    /// <summary>When it may be told (UTC): now, or when the quiet hours end.</summary>
    internal DateTimeOffset MayTellAt(Severity severity, DateTimeOffset now) =>
        severity < Cases.Severity.Critical && Quiet?.EndIfWithin(now) is { } end ? end : now;
}

/// <summary>A sink as policy knows it; where it is and how it is spoken to is the adapter's.</summary>
/// <param name="Name">Lower-case letters and digits.</param>
/// <param name="MinSeverity">Below it the sink hears nothing.</param>
public sealed record SinkRule(string Name, Severity MinSeverity);
