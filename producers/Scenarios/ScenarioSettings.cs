namespace RealRecon.Producers.Scenarios;

/// <summary>What a scenario is made from.</summary>
public sealed record ScenarioSettings
{
    /// <summary>Decides ids and amounts. Playing one seed twice against the same data repeats ids at other times, which RealRecon rightly calls a conflict.</summary>
    public required int Seed { get; init; }

    /// <summary>When playing begins; the payloads' times follow from it (UTC).</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How many payments; null for as many as the scenario needs to show each case once.</summary>
    public int? Payments { get; init; }

    /// <summary>From the start of one payment to the start of the next.</summary>
    public TimeSpan Spacing { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>How long RealRecon waits for the bank before it alerts: its setting RealRecon__BankDeadline.</summary>
    public TimeSpan BankDeadline { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the bank's API is down in bank-down. It goes down when half the deadline is over.</summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long both sides are live before the bank falls silent in stale-feed: what RealRecon needs to learn a feed, its setting RealRecon__FeedLearning.</summary>
    public TimeSpan LiveTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>When people are told of a payment that the bank knows nothing of: it is asked at the deadline, and once more after 20 % and 40 % of it.</summary>
    internal TimeSpan AlertDeadline => BankDeadline * 1.6;
}
