using System.Text.Json.Serialization;
using RealRecon.Producers.Measuring;

namespace RealRecon.Producers.Drills;

/// <summary>What the engine healed by itself under load. Times are seconds, or milliseconds where the name says so.</summary>
public sealed record HealingReport
{
    public required int RateAsked { get; init; }

    public required int Seed { get; init; }

    /// <summary>Events that the server accepted.</summary>
    public required long Events { get; init; }

    /// <summary>From the first event to the last verdict.</summary>
    public required double Seconds { get; init; }

    public required double DeadlineSeconds { get; init; }

    /// <summary>How long the engine asks the bank after a deadline before it tells people.</summary>
    public required double ChecksSeconds { get; init; }

    /// <summary>Auto-resolution yield.</summary>
    public required IReadOnlyList<RuleYield> Rules { get; init; }

    public required IReadOnlyList<KindEnds> Kinds { get; init; }

    /// <summary>From the deadline to the visible alert, the questions in between included.</summary>
    public required LatencyFigures? SilenceToAlert { get; init; }

    /// <summary>From the deadline to the visible match that a question made.</summary>
    public required LatencyFigures? SilenceToHealed { get; init; }

    /// <summary>From the acceptance of a late event to the visible match.</summary>
    public required LatencyFigures? LateToHealed { get; init; }

    /// <summary>Accepted to audited, of payments with which nothing is wrong.</summary>
    public required LatencyFigures? Ordinary { get; init; }

    /// <summary>Transactions by which the API's totals differ from what was sent.</summary>
    public required long WrongTotals { get; init; }

    /// <summary>Of the process given by --pid: largest working set, in MiB.</summary>
    public required double? EmulatorPeakMiB { get; init; }

    public required double? EmulatorCpuSeconds { get; init; }

    public required double ProducerCpuSeconds { get; init; }

    /// <summary>Every payment ended as it has to.</summary>
    [JsonIgnore]
    public bool IsSound => WrongTotals == 0 && Kinds.All(kind => kind.AsExpected == kind.Sent);
}

/// <summary>What a rule was tried on, and what it healed without a person.</summary>
public sealed record RuleYield(string Code, int Attempted, int Healed)
{
    public double Yield => (double)Healed / Attempted;
}

/// <summary>How the payments of a kind ended.</summary>
public sealed record KindEnds([property: JsonConverter(typeof(JsonStringEnumConverter<HealingKind>))] HealingKind Kind, int Sent, int AsExpected);
