using System.Text.Json.Serialization;
using RealRecon.Producers.Measuring;

namespace RealRecon.Producers.Drills;

/// <summary>What many deadlines at once took. Times are seconds, or milliseconds where the name says so.</summary>
public sealed record DeadlinesReport
{
    public required int Seed { get; init; }

    /// <summary>Captures sent, each with a deadline of its own.</summary>
    public required int Deadlines { get; init; }

    public required double DeadlineSeconds { get; init; }

    /// <summary>How long the engine asks the bank after a deadline; what follows counts from the end of it.</summary>
    public required double ChecksSeconds { get; init; }

    public required double SendSeconds { get; init; }

    /// <summary>Whether everything was accepted early enough for the deadlines to fall into one second.</summary>
    public required bool InOneSecond { get; init; }

    /// <summary>Transactions that became an alert.</summary>
    public required long Alerts { get; init; }

    public long Missing => Math.Max(0, Deadlines - Alerts);

    /// <summary>From the last deadline (and the checks after it) to the first look at the totals that found every alert.</summary>
    public required double LastAlertSeconds { get; init; }

    /// <summary>From a transaction's own deadline (and the checks after it) to its visible alert.</summary>
    public required LatencyFigures? Latency { get; init; }

    /// <summary>Alert cases that the alerts are gathered in.</summary>
    public required int Cases { get; init; }

    /// <summary>Alerts that these cases count.</summary>
    public required long Counted { get; init; }

    /// <summary>How often such a case was opened: how often people were told.</summary>
    public required int Openings { get; init; }

    /// <summary>Of the process given by --pid: largest working set, in MiB.</summary>
    public required double? EmulatorPeakMiB { get; init; }

    public required double? EmulatorCpuSeconds { get; init; }

    public required double ProducerCpuSeconds { get; init; }

    /// <summary>All in one second, each an alert, each counted once, people told once.</summary>
    [JsonIgnore]
    public bool IsSound => InOneSecond && Alerts == Deadlines && Counted == Deadlines && (Cases, Openings) == (1, 1);
}
