using RealRecon.Core.Cases;

namespace RealRecon.Core.Feeds;

/// <summary>The feed entity's policy: learn how often a provider's stream speaks, and tell its silence from a pause (docs/feeds.md).</summary>
public static partial class Feed
{
    /// <summary>Usual gaps and delays beyond a week are not told apart.</summary>
    private static readonly TimeSpan MostLearned = TimeSpan.FromDays(7);

    private const double UsualShare = 0.98;

    /// <summary>Events came. A beat that is not newer than the last one says nothing about the feed's health: it was sent twice, or overtaken.</summary>
    public static Step<FeedState?> Hear(FeedState? state, FeedBeat beat, FeedRules rules, DateTimeOffset now)
    {
        // A hub's clock that is ahead of ours would make every later beat look old.
        var received = beat.LastReceivedAt < now ? beat.LastReceivedAt : now;
        if (state is null) return Begin(beat, received, now);
        if (received == state.ReceivedAt && beat.LastReceivedAt <= now) return new(state, []);
        var isNews = received > state.ReceivedAt || state.ReceivedAt > now;
        if (!isNews) return Late(state, beat, now);
        var turn = new FeedTurn(Learning(state, beat, received, now), now);
        FollowUp(turn, rules);
        turn.TellGates(beat.Count);
        KeepTimer(turn, rules);
        return turn.Step;
    }

    private static Step<FeedState?> Begin(FeedBeat beat, DateTimeOffset received, DateTimeOffset now)
    {
        var turn = new FeedTurn(FeedOutages.Unheard(beat, received, now), now);
        turn.Audit(CaseEvent.Changed, $"{turn.Feed.Name} was heard for the first time.");
        turn.TellGates(beat.Count);
        return turn.Step;
    }

    private static Step<FeedState?> Late(FeedState state, FeedBeat beat, DateTimeOffset now)
    {
        var turn = new FeedTurn(state with { Events = state.Events + beat.Count }, now);
        turn.TellOtherGate(beat.Count);
        return turn.Step;
    }

    private static FeedState Learning(FeedState state, FeedBeat beat, DateTimeOffset received, DateTimeOffset now)
    {
        // Of our own pauses only the hub's times are free, of a backlog that drains only ours: the smaller gap is the provider's.
        var (ours, hubs) = (now - state.HeardAt, received - state.ReceivedAt);
        var gap = ours < hubs ? ours : hubs;
        var next = state with
        {
            HeardAt = now,
            ReceivedAt = received,
            OccurredAt = beat.LastOccurredAt,
            Events = state.Events + beat.Count,
            Gap = gap > TimeSpan.Zero ? state.Gap.Learn(gap, UsualShare, MostLearned) : state.Gap,
        };
        // While a backlog drains, delays are not the usual ones.
        return state.Phase.HoldsDeadlines() ? next : next with { Delay = state.Delay.Learn(received - beat.LastOccurredAt, UsualShare, MostLearned) };
    }

    private static void FollowUp(FeedTurn turn, FeedRules rules)
    {
        switch (turn.Feed.Phase)
        {
            case FeedPhase.Learning when FeedHealth.IsLearned(turn.Feed, rules, turn.Now):
                turn.Enter(FeedPhase.Flowing);
                AuditThreshold(turn, rules);
                break;
            case FeedPhase.Flowing when FeedHealth.IsBehind(turn.Feed, rules):
                FeedOutages.Resume(turn, turn.Feed.ReceivedAt, rules);
                turn.Audit(CaseEvent.Changed, $"RealRecon reads {turn.Feed.Name} {DurationText.Of(turn.Now - turn.Feed.ReceivedAt)} late; deadlines wait until it has caught up.");
                break;
            case FeedPhase.Flowing:
                AuditThreshold(turn, rules);
                break;
            case FeedPhase.Silent:
                FeedOutages.Resume(turn, turn.Feed.Outage!.Since, rules);
                turn.Audit(CaseEvent.Changed, $"{turn.Feed.Name} speaks again after {DurationText.Of(turn.Now - turn.Feed.Outage.Since)}; deadlines wait until it has caught up.");
                break;
            case FeedPhase.CatchingUp:
                CatchUp(turn, rules);
                break;
        }
    }

    private static void AuditThreshold(FeedTurn turn, FeedRules rules)
    {
        var current = FeedHealth.SilentAfter(turn.Feed, rules);
        if (!FeedHealth.HasChanged(turn.Feed.SilentAfter, current)) return;
        turn.Feed = turn.Feed with { SilentAfter = current };
        turn.Audit(CaseEvent.Changed, current is { } silence
            ? $"{turn.Feed.Name} pauses {DurationText.Of(turn.Feed.Gap.Value)} at most as a rule; from {DurationText.Of(silence)} on it counts as silent."
            : $"{turn.Feed.Name} speaks too rarely to tell when it is silent.");
    }
}
