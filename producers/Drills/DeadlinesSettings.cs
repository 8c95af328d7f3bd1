namespace RealRecon.Producers.Drills;

/// <summary>How many deadlines, and what the engine was told about them.</summary>
public sealed record DeadlinesSettings
{
    /// <summary>How far ahead of the hub's clock the engine believes a provider's: its setting RealRecon__MaxClockSkew, unless it was changed.</summary>
    public static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(5);

    public required int Count { get; init; }

    public required int Seed { get; init; }

    /// <summary>The engine's RealRecon__BankDeadline; at most <see cref="LongestDeadline"/>, beyond which a capture's own time no longer sets its deadline.</summary>
    public required TimeSpan BankDeadline { get; init; }

    /// <summary>How long the engine asks the bank after the deadline before it tells people; zero where no bank is configured.</summary>
    public required TimeSpan Checks { get; init; }

    /// <summary>How long sending may take: no deadline falls before that.</summary>
    public required TimeSpan SendTime { get; init; }

    public int? ProcessId { get; init; }

    /// <summary>How long after the last deadline and check nothing may happen before the drill ends, and what is left counts as missing.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the cases are left alone before their counts are believed: a second alert for one transaction would come within it.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(3);
}
