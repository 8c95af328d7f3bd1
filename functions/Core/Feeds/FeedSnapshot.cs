using System.Collections.Immutable;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Feeds;

/// <summary>What views show of a feed.</summary>
internal static class FeedSnapshot
{
    /// <remarks>
    /// No deadline: the timer moves on with the beats, without an entry each time, so a view could only know an old one. What replaces the sweeper here
    /// is the gate, which nudges a silent feed while the other side goes on.
    /// </remarks>
    public static CaseSnapshot Of(FeedState feed, bool isOpen) => new()
    {
        IsOpen = isOpen,
        Code = feed.Outage is null ? null : ReasonCode.FEED_STALE,
        Severity = isOpen ? Severity.Error : Severity.Info,
        Count = feed.Outage?.Waiting ?? 0,
        Exposure = (feed.Outage?.AtRisk ?? MoneySums.None).Shown(),
        Since = feed.Outage?.Since ?? feed.LearningSince,
        Details = Details(feed),
        Owner = feed.Handling.Owner,
        SnoozedUntil = feed.Handling.SnoozedUntil,
        Generation = feed.Generation,
    };

    private static ImmutableArray<CaseDetail> Details(FeedState feed)
    {
        var details = ImmutableArray.CreateBuilder<CaseDetail>();
        details.Add(new("side", feed.Side.ToString().ToLowerInvariant()));
        details.Add(new("provider", feed.Provider));
        details.Add(new("phase", feed.Phase.ToString()));
        details.Add(new("lastEventAt", TimeText.Iso(feed.ReceivedAt)));
        if (feed.Phase is not FeedPhase.Learning) details.Add(new("usualGap", DurationText.Of(feed.Gap.Value)));
        if (feed.SilentAfter is { } silence) details.Add(new("silentAfter", DurationText.Of(silence)));
        if (feed.Outage is { } outage) details.Add(new("silentSince", TimeText.Iso(outage.Since)));
        if (feed.Hold is { } hold)
        {
            details.Add(new("heldUntil", TimeText.Iso(hold.Until)));
            details.Add(new("heldBy", hold.By));
        }

        details.Add(new("events", $"{feed.Events}"));
        return details.ToImmutable();
    }
}
