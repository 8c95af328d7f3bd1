using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Alerts;

/// <summary>
/// The policy of an alert group: all alerts of one cause are one incident, which is announced once, again only when it is worse, and closes itself.
/// Every operation bears repetition.
/// </summary>
public static class AlertGroup
{
    public static Step<AlertGroupState?> Raise(AlertGroupState? state, AlertRaised raised, AlertRules rules, DateTimeOffset now)
    {
        var known = state ?? new AlertGroupState { Cause = raised.Cause };
        if (known.Recent.Raised(raised.Subject, raised.Number) is not { } recent) return new(state, []);
        var turn = new AlertTurn(known with { Recent = recent }, rules, now);
        turn.Add(raised);
        return turn.End();
    }

    public static Step<AlertGroupState?> Clear(AlertGroupState? state, AlertCleared cleared, AlertRules rules, DateTimeOffset now)
    {
        var known = state ?? new AlertGroupState { Cause = cleared.Cause };
        var (recent, wasOpen) = known.Recent.Cleared(cleared.Subject, cleared.Number);
        if (!wasOpen) return new(ReferenceEquals(recent, known.Recent) ? state : known with { Recent = recent }, []);
        var turn = new AlertTurn(known with { Recent = recent }, rules, now);
        turn.Remove(cleared);
        return turn.End();
    }

    /// <summary>
    /// The group's timer. Of a former generation it changes nothing, unless the current one is long past its time: then the sweeper sent what views
    /// know, because the platform lost the timer.
    /// </summary>
    public static Step<AlertGroupState?> Wake(AlertGroupState? state, CaseTimer timer, AlertRules rules, DateTimeOffset now)
    {
        if (state?.Timer is not { } running) return new(state, []);
        if (timer.Generation != running.Generation && now < running.Due + AlertTurn.TimerLost) return new(state, []);

        // The platform may be early; what the timer was set for is due all the same.
        return new AlertTurn(state with { Timer = null }, rules, now > running.Due ? now : running.Due).End();
    }

    public static Step<AlertGroupState?> Act(AlertGroupState? state, OperatorAction action, AlertRules rules, DateTimeOffset now)
    {
        if (state?.Incident is not { } incident || CaseActions.Judge(Judged(state, incident), action, now) is not { } ruling) return new(state, []);
        var turn = new AlertTurn(state, rules, now);
        turn.Take(ruling);
        return turn.End();
    }

    /// <summary>A delivery ended; the next word of its sink may go.</summary>
    public static Step<AlertGroupState?> HearDelivery(AlertGroupState? state, DeliveryEnded ended, AlertRules rules, DateTimeOffset now)
    {
        if (state?.Lines.FirstOrDefault(line => line.InFlight?.Number == ended.Number) is not { } line) return new(state, []);
        var turn = new AlertTurn(state, rules, now);
        turn.Hear(line, ended);
        return turn.End();
    }

    /// <summary>Whether a delivery should go on: its number is the round of the job's question.</summary>
    public static bool IsWaitingFor(AlertGroupState? state, long round) => state is not null && state.Lines.Any(line => line.IsWaitingFor(round));

    // Counts move on all the time, which takes nothing away from what a person decided before they looked again.
    private static JudgedCase Judged(AlertGroupState state, Incident incident) => new(state.Handling, state.Version, incident.IsOpen)
    {
        SeenFrom = state.DecidedVersion,
        MayReopen = state.Lines.Any(line => line.Failed is not null) || (!incident.IsOpen && state.Count > 0),
    };
}
