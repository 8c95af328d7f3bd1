using RealRecon.Core.Cases;

namespace RealRecon.Core.Feeds;

/// <summary>What a silence leads to: the timer that notices it, the gate that says whether it matters, and catching up.</summary>
public static partial class Feed
{
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
