namespace RealRecon.Core.Feeds;

/// <summary>How a feed's state begins, comes out of an outage and begins anew.</summary>
internal static class FeedOutages
{
    public static FeedState Unheard(FeedBeat first, DateTimeOffset received, DateTimeOffset now) => new()
    {
        Side = first.Side,
        Provider = first.Provider,
        PhaseSince = now,
        LearningSince = now,
        HeardAt = now,
        ReceivedAt = received,
        OccurredAt = first.LastOccurredAt,
        Events = first.Count,
    };

    /// <summary>Catching up takes the grace at least. What a provider sends late holds deadlines at most as long as nothing came: one that stays late holds nothing for ever.</summary>
    public static void Resume(FeedTurn turn, DateTimeOffset silentSince, FeedRules rules)
    {
        var longest = turn.Now - silentSince;
        if (longest > rules.MaxSilence) longest = rules.MaxSilence;
        if (longest < rules.Grace) longest = rules.Grace;
        turn.Enter(FeedPhase.CatchingUp, turn.Now + longest);
    }

    public static FeedState GivenUp(FeedState feed, DateTimeOffset now) => feed with
    {
        Phase = FeedPhase.Learning,
        PhaseSince = now,
        LearningSince = now,
        Gap = Quantile.Nothing,
        SilentAfter = null,
        CatchUpUntil = null,
        TimerDue = null,
    };
}
