using RealRecon.Producers.Scenarios;

namespace RealRecon.Producers.Observing;

/// <summary>What the API says of a transaction right now.</summary>
public sealed record ObservedVerdict(string Status, IReadOnlyList<string> Reasons, long? DifferenceMinor)
{
    /// <summary>Same status, all expected reasons among those given, and the difference where one is expected.</summary>
    public bool Agrees(Expectation expectation) =>
        Status == expectation.Status
        && expectation.Reasons.All(Reasons.Contains)
        && (expectation.DifferenceMinor is null || expectation.DifferenceMinor == DifferenceMinor);

    public bool SaysTheSameAs(ObservedVerdict other) =>
        Status == other.Status && DifferenceMinor == other.DifferenceMinor && Reasons.SequenceEqual(other.Reasons);

    public override string ToString()
    {
        var reasons = Reasons.Count == 0 ? "" : $" ({string.Join(", ", Reasons)})";
        return $"{Status}{reasons}";
    }
}
