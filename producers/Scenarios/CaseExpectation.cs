using System.Globalization;

namespace RealRecon.Producers.Scenarios;

/// <summary>What RealRecon has to say of a case in the end: one that was opened once while the scenario played, no more and no less.</summary>
public sealed record CaseExpectation
{
    /// <summary>One of <see cref="Observing.CaseKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Key { get; init; }

    /// <summary>Why it was opened.</summary>
    public required string Code { get; init; }

    /// <summary>Whether somebody still has to look after it.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>How many more it counts than before the scenario; null when the scenario does not care.</summary>
    public long? Count { get; init; }

    /// <summary><c>AMT_SCALE, one case, open, counts 10,000</c></summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Code}, one case, {(IsOpen ? "open" : "then closed")}{(Count is { } count ? $", counts {count:N0}" : "")}");
}
