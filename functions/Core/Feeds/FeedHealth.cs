namespace RealRecon.Core.Feeds;

/// <summary>What can be told of a feed's health from what was heard of it.</summary>
internal static class FeedHealth
{
    /// <summary>Timers may be this early; nothing here is about less.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    /// <summary>Enough is known of it to tell a silence from a pause.</summary>
    public static bool IsLearned(FeedState feed, FeedRules rules, DateTimeOffset now) =>
        feed.Gap.Samples + 1 >= rules.LearningBeats && now - feed.LearningSince >= rules.Learning;

    /// <summary>From when on its silence counts; null when it speaks so rarely that none can be told.</summary>
    public static TimeSpan? SilentAfter(FeedState feed, FeedRules rules) =>
        feed.Phase is FeedPhase.Learning || feed.Gap.Value > rules.MaxSilence ? null : rules.SilenceFor(feed.Gap.Value);

    public static bool IsSilent(FeedState feed, FeedRules rules, DateTimeOffset now) =>
        SilentAfter(feed, rules) is { } silence && now - feed.HeardAt + Early >= silence;

    /// <summary>RealRecon itself reads the hub late: it was stopped, or is flooded.</summary>
    public static bool IsBehind(FeedState feed, FeedRules rules) => feed.HeardAt - feed.ReceivedAt > rules.MinSilence;

    /// <summary>Nothing more is to be expected of a backlog that could heal what waits.</summary>
    public static bool HasCaughtUp(FeedState feed, FeedRules rules, DateTimeOffset now)
    {
        if (now - feed.PhaseSince + Early < rules.Grace || IsStammering(feed, rules, now)) return false;
        // Our own backlog comes without pauses; after one, its last event was simply the last. A provider may send his in lots, or stay late for good.
        if (IsBehind(feed, rules) && now - feed.HeardAt + Early < rules.Grace) return false;
        return !IsProviderBehind(feed, rules) || now + Early >= feed.CatchUpUntil;
    }

    /// <summary>Whether the threshold is so far from the one that was audited that people should know.</summary>
    public static bool HasChanged(TimeSpan? audited, TimeSpan? current) =>
        (audited, current) is not (null, null) && (audited is null || current is null || current >= audited * 2 || current <= audited / 2);

    /// <summary>A feed that should have spoken again within the grace has to, before an outage counts as over; unless nobody asks for it by then.</summary>
    private static bool IsStammering(FeedState feed, FeedRules rules, DateTimeOffset now) =>
        SilentAfter(feed, rules) is { } silence
        && silence <= rules.Grace * 2
        && feed.HeardAt + Early < feed.PhaseSince + rules.Grace
        && now - feed.HeardAt < silence + (rules.Grace / 2);

    private static bool IsProviderBehind(FeedState feed, FeedRules rules)
    {
        var usual = feed.Delay.Value * 2;
        return feed.ReceivedAt - feed.OccurredAt > (usual > rules.MinSilence ? usual : rules.MinSilence);
    }
}
