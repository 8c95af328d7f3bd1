using System.Text.Json.Serialization;
using RealRecon.Producers.Measuring;

namespace RealRecon.Producers.Flood;

/// <summary>What a flood measured. Rates are events a second, times milliseconds where the name says so and seconds otherwise.</summary>
public sealed record FloodReport
{
    public required int RateAsked { get; init; }

    public required string Mix { get; init; }

    public required int Seed { get; init; }

    /// <summary>Events that the server accepted.</summary>
    public required long Events { get; init; }

    /// <summary>From the first event made to the last disposition.</summary>
    public required double SendSeconds { get; init; }

    /// <summary>From the first event made to the first look at the totals that found all transactions decided.</summary>
    public required double AuditSeconds { get; init; }

    public double AcceptedPerSecond => Events / SendSeconds;

    /// <summary>Events of decided transactions over <see cref="AuditSeconds"/>.</summary>
    public double AuditedPerSecond => 2 * (Matched + Mismatched) / AuditSeconds;

    public required long Matched { get; init; }

    public required long Mismatched { get; init; }

    /// <summary>Pairs that were sent with different amounts.</summary>
    public required long MismatchesSent { get; init; }

    /// <summary>Transactions sent and not decided.</summary>
    public long Missing => Math.Max(0, (Events / 2) - Matched - Mismatched);

    /// <summary>Transactions that the totals have beyond those sent.</summary>
    public required long Surplus { get; init; }

    public required LatencyFigures? Latency { get; init; }

    /// <summary>Transactions that were to be timed and whose verdict did not come in time.</summary>
    public required int LatencyUnanswered { get; init; }

    /// <summary>Of the process given by --pid: largest working set, in MiB.</summary>
    public required double? EmulatorPeakMiB { get; init; }

    public required double? EmulatorCpuSeconds { get; init; }

    public required double ProducerCpuSeconds { get; init; }

    /// <summary>Nothing lost, nothing twice, every verdict as sent.</summary>
    [JsonIgnore]
    public bool IsSound => Missing == 0 && Surplus == 0 && Mismatched == MismatchesSent;
}
