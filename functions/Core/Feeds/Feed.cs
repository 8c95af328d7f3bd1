using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Feeds;

/// <summary>The feed entity's policy: learn how often a provider's stream speaks, and tell its silence from a pause (docs/feeds.md).</summary>
public static class Feed
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

    /// <summary>The timer: has it been silent too long, or has it caught up? Only the generation says whether the timer still counts.</summary>
    public static Step<FeedState?> Wake(FeedState? state, CaseTimer timer, FeedRules rules, DateTimeOffset now)
    {
        if (state?.TimerDue is null || timer.Generation != state.Generation) return new(state, []);
        var turn = new FeedTurn(state with { TimerDue = null }, now);
        var isSilent = FeedHealth.IsSilent(state, rules, now);
        if (isSilent && state.Phase is FeedPhase.Flowing or FeedPhase.CatchingUp) turn.AskGate();
        if (state.Phase is FeedPhase.CatchingUp) CatchUp(turn, rules);
        if (turn.Feed.Phase != state.Phase) turn.TellOwnGate();
        // A silence that nobody asked about is no outage; the next beat winds the timer up again, and until then the gate nudges.
        if (!isSilent || turn.Feed.Phase is FeedPhase.CatchingUp) KeepTimer(turn, rules);
        return turn.Step;
    }

    /// <summary>The gate says that the other side went on without it. Only together with a silence that is longer than usual this is an outage.</summary>
    public static Step<FeedState?> HearDemand(FeedState? state, FeedDemand demand, FeedRules rules, DateTimeOffset now)
    {
        if (state?.Phase is not (FeedPhase.Flowing or FeedPhase.CatchingUp) || demand.Unanswered < rules.Unanswered) return new(state, []);
        if (!FeedHealth.IsSilent(state, rules, now)) return new(state, []);
        var turn = new FeedTurn(state, now);
        turn.Enter(FeedPhase.Silent);
        if (state.Outage is not null)
        {
            turn.Audit(CaseEvent.Changed, $"{state.Name} fell silent again before it had caught up.");
        }
        else
        {
            turn.Feed = turn.Feed with { Outage = new FeedOutage(state.HeardAt, 0, MoneySums.None), Outages = state.Outages + 1 };
            turn.Audit(CaseEvent.Opened, $"{state.Name} is silent, usually at most {DurationText.Of(state.Gap.Value)}; {demand.Unanswered} events of the other side stand without it.");
            turn.Raise();
        }

        turn.TellOwnGate();
        return turn.Step;
    }

    /// <summary>The gate says how much waits for it.</summary>
    public static Step<FeedState?> HearHeld(FeedState? state, FeedHeld held, DateTimeOffset now)
    {
        if (state?.Outage is not { } outage || held.Waiting <= outage.Waiting) return new(state, []);
        var turn = new FeedTurn(state with { Outage = outage with { Waiting = held.Waiting, AtRisk = held.AtRisk } }, now);
        turn.Audit(CaseEvent.Changed, $"{held.Waiting} deadlines wait for {state.Name}.");
        return turn.Step;
    }

    /// <summary>A person's action. Resolving an outage gives the feed up: it no longer holds deadlines, and if it comes back it is learned anew.</summary>
    public static Step<FeedState?> Act(FeedState? state, OperatorAction action, DateTimeOffset now)
    {
        if (state is null) return new(state, []);
        var judged = new JudgedCase(state.Handling, state.Version, state.Outage is not null);
        if (CaseActions.Judge(judged, action, now) is not { } ruling) return new(state, []);
        var isGivenUp = ruling.What is CaseEvent.Closed;
        var turn = new FeedTurn((isGivenUp ? FeedOutages.GivenUp(state, now) : state) with { Handling = ruling.Next }, now);
        turn.Audit(ruling);
        if (isGivenUp)
        {
            turn.EndOutage(byItself: false);
            turn.TellOwnGate();
        }

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

    private static void CatchUp(FeedTurn turn, FeedRules rules)
    {
        var feed = turn.Feed;
        if (!FeedHealth.HasCaughtUp(feed, rules, turn.Now)) return;
        turn.Enter(FeedPhase.Flowing);
        if (feed.Outage is null)
        {
            turn.Audit(CaseEvent.Changed, $"{feed.Name} has caught up; deadlines run on.");
            return;
        }

        turn.Feed = turn.Feed with { Handling = feed.Handling.Awake() };
        turn.Audit(CaseEvent.Closed, $"{feed.Name} has caught up; deadlines run on. {feed.Outage.Waiting} had waited.");
        turn.EndOutage(byItself: true);
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

    /// <summary>One timer at a time, and none for each beat: it is left alone unless it was lost, or is due far later than it should.</summary>
    private static void KeepTimer(FeedTurn turn, FeedRules rules)
    {
        var feed = turn.Feed;
        var wait = feed.Phase switch
        {
            FeedPhase.Flowing when FeedHealth.SilentAfter(feed, rules) is { } silence => feed.HeardAt + silence - turn.Now,
            FeedPhase.CatchingUp => rules.Grace,
            _ => (TimeSpan?)null,
        };
        if (wait is not { } rest) return;
        if (rest <= TimeSpan.Zero) rest = rules.MinSilence;
        if (feed.TimerDue is { } due && due > turn.Now - rules.MinSilence && due <= turn.Now + (2 * rest)) return;
        turn.Arm(turn.Now + rest);
    }
}
