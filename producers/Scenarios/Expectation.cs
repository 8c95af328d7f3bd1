namespace RealRecon.Producers.Scenarios;

/// <summary>What RealRecon has to say of a transaction in the end.</summary>
public sealed record Expectation
{
    public required string TransactionId { get; init; }

    public required string Status { get; init; }

    /// <summary>Reasons that must be among those given. Others may stand beside them.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Bank minus gateway in minor units; null when the scenario does not care.</summary>
    public long? DifferenceMinor { get; init; }

    /// <summary>What has to be seen before that, as with an alert that heals later.</summary>
    public Expectation? Before { get; init; }

    /// <summary>People may never have been told: it must not have stood at ALERT on its way.</summary>
    public bool IsNeverAlert { get; init; }

    /// <summary><c>ALERT (BANK_MISSING), then MATCHED (M06_LATE)</c></summary>
    public override string ToString()
    {
        var reasons = Reasons.Count == 0 ? "" : $" ({string.Join(", ", Reasons)})";
        var difference = DifferenceMinor is { } minor ? $", difference {minor}" : "";
        return $"{(Before is null ? "" : $"{Before}, then ")}{Status}{reasons}{difference}{(IsNeverAlert ? ", never ALERT" : "")}";
    }
}
