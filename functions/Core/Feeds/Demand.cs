namespace RealRecon.Core.Feeds;

/// <summary>What the other side's events prove about a feed that says nothing.</summary>
internal static class Demand
{
    /// <summary>
    /// Events count from the moment when the feed has been silent for half of the least silence. What came right behind its last event proves nothing:
    /// when RealRecon stops, or its clock jumps, both sides fall silent at once.
    /// </summary>
    public static GatedFeed Add(GatedFeed feed, int count, FeedRules rules, DateTimeOffset now) => now - feed.HeardAt < rules.MinSilence / 2
        ? feed
        : feed with { Unanswered = feed.Unanswered + count, UnansweredSince = feed.UnansweredSince ?? now };

    /// <summary>Enough events, spread over time: after a stop, the other side's backlog may simply be read first.</summary>
    public static bool IsUnanswered(GatedFeed feed, FeedRules rules, DateTimeOffset now) =>
        feed.Unanswered >= rules.Unanswered && now - feed.HeardAt >= rules.MinSilence && now - feed.UnansweredSince >= rules.MinSilence / 4;

    /// <summary>At once, and then each time the number has doubled, so that a feed whose own timer was lost is found all the same.</summary>
    public static bool CallsForNudge(GatedFeed feed, FeedRules rules, DateTimeOffset now) =>
        feed.Phase is not FeedPhase.Silent && feed.Unanswered >= feed.Nudged * 2 && IsUnanswered(feed, rules, now);
}
