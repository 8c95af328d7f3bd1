using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>One time that a cause needed people: from the first alert until nothing is open any more, or a person closed it. Times are UTC.</summary>
public sealed record Incident
{
    /// <summary>1, 2, 3 … of the cause.</summary>
    public required long Number { get; init; }

    public required bool IsOpen { get; init; }

    /// <summary>Since when money is at risk: the earliest of all alerts that it ever had.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The same without back-filled events; null while there are only such, and nobody is told.</summary>
    public DateTimeOffset? LiveSince { get; init; }

    /// <summary>Until when the first page is held back; null when that is over.</summary>
    public DateTimeOffset? GatherUntil { get; init; }

    /// <summary>When it closes if nothing comes; null while something is open.</summary>
    public DateTimeOffset? SettleUntil { get; init; }

    /// <summary>When sinks were told last; null when they never were.</summary>
    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>What people know: the severity that was announced, or that they saw when they snoozed it.</summary>
    public Severity KnownSeverity { get; init; }

    public long KnownCount { get; init; }

    /// <summary>Whether alerts came since, other than back-filled ones.</summary>
    public bool HasNews { get; init; }

    /// <summary>Whether all that healed did so without a person.</summary>
    public bool HealsByItself { get; init; } = true;

    /// <summary>Who closed it; null when it closed by itself.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>Old events are at risk since long ago, which says nothing about how long people have not looked.</summary>
    internal DateTimeOffset AgesFrom => LiveSince ?? Since;

    internal Incident With(AlertRaised raised) => this with
    {
        Since = raised.Since < Since ? raised.Since : Since,
        LiveSince = raised.IsBackfill || LiveSince < raised.Since ? LiveSince : raised.Since,
        HasNews = HasNews || !raised.IsBackfill,
        SettleUntil = null,
    };

    /// <summary>Whether people know less than there is to know.</summary>
    internal bool IsWorse(Severity severity, Severity byAge, long count, int factor) =>
        (HasNews && (severity > KnownSeverity || count >= Math.Max(KnownCount, 1) * factor)) || (byAge > KnownSeverity && LiveSince is not null);
}
