namespace RealRecon.Producers.Drills;

/// <summary>How hard, how long, and what the engine was told about deadlines.</summary>
public sealed record HealingSettings
{
    /// <summary>Events a second, gateway and bank.</summary>
    public required int Rate { get; init; }

    /// <summary>How long payments are started.</summary>
    public required TimeSpan Duration { get; init; }

    public required int Seed { get; init; }

    /// <summary>The engine's RealRecon__BankDeadline.</summary>
    public required TimeSpan BankDeadline { get; init; }

    /// <summary>How long the engine asks the bank after the deadline before it tells people.</summary>
    public required TimeSpan Checks { get; init; }

    public int? ProcessId { get; init; }

    /// <summary>How long after it is due one verdict is asked for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Payments in all.</summary>
    internal long Payments => (long)(Rate / 2.0 * Duration.TotalSeconds);
}
