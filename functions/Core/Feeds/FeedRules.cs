using RealRecon.Core.Matching;

namespace RealRecon.Core.Feeds;

/// <summary>When a feed counts as silent, how long its silence holds deadlines, and how far deadlines adapt.</summary>
public sealed record FeedRules
{
    /// <summary>No silence shorter than this counts, however busy the feed usually is.</summary>
    public TimeSpan MinSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A silence of this length always counts. A feed whose usual gap is longer is not judged at all.</summary>
    public TimeSpan MaxSilence { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many usual gaps make a silence.</summary>
    public int Factor { get; init; } = 4;

    /// <summary>How long a feed is listened to at least before its silence means anything.</summary>
    public TimeSpan Learning { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many beats a feed must have had before its silence means anything.</summary>
    public int LearningBeats { get; init; } = 30;

    /// <summary>Events of the other side that a silent feed must leave unanswered: at night, when nobody pays, silence is no outage.</summary>
    public int Unanswered { get; init; } = 20;

    /// <summary>How long deadlines stay held once a feed has resumed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a deadline may be held in all; then it passes whatever the feed does.</summary>
    public TimeSpan MaxHold { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The longest that waiting for the bank may become by learning; null: four times the configured deadline.</summary>
    public TimeSpan? BankDeadlineMax { get; init; }

    /// <summary>The longest that waiting for the gateway may become by learning; null: four times the configured deadline.</summary>
    public TimeSpan? GatewayDeadlineMax { get; init; }

    /// <summary>Within what the wait for a side adapts.</summary>
    public DeadlineBounds BoundsOf(Side awaited, MatchRules match) => awaited is Side.Bank
        ? new DeadlineBounds(match.BankDeadline, BankDeadlineMax ?? match.BankDeadline * 4)
        : new DeadlineBounds(match.GatewayDeadline, GatewayDeadlineMax ?? match.GatewayDeadline * 4);

    /// <summary>A silence from this length on counts, for a feed with this usual gap.</summary>
    public TimeSpan SilenceFor(TimeSpan usualGap)
    {
        var silence = usualGap * Factor;
        return silence < MinSilence ? MinSilence : silence > MaxSilence ? MaxSilence : silence;
    }
}

/// <summary>A deadline as configured, and the longest that learning makes of it.</summary>
public sealed record DeadlineBounds(TimeSpan Base, TimeSpan Max)
{
    public TimeSpan Clamp(TimeSpan wait) => wait > Max ? Max < Base ? Base : Max : wait < Base ? Base : wait;
}
