using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>The group's one timer: a new one is set only when something is due before it.</summary>
internal sealed partial class AlertTurn
{
    /// <summary>A timer that is this late has been lost.</summary>
    public static readonly TimeSpan TimerLost = TimeSpan.FromSeconds(10);

    private DateTimeOffset? _shownDeadline;

    private void KeepTimer()
    {
        var due = NextDue();
        if (due is { } next && !(next >= State.Timer?.Due)) Arm(next);

        // A timer that nothing needs any more is left to pass; views need not look for it.
        _shownDeadline = due is null ? null : State.Timer?.Due;
    }

    private void Arm(DateTimeOffset next)
    {
        var timer = new CaseTimer(State.Generation + 1, next > now ? next : now + TimerLost);
        State = State with { Timer = timer, Generation = timer.Generation };
        _outbox.Add(new OutboxMessage.Signal(State.Cause.Address, nameof(AlertGroup.Wake), timer, timer.Due));
    }

    private DateTimeOffset? NextDue()
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var line in State.Lines) Consider(ref next, line.InFlight is null ? line.ResendAt : line.StartedAt + AlertCase.DeliveryLost);
        if (State.Incident is { IsOpen: true } incident)
        {
            var severity = Severity;
            Consider(ref next, incident.GatherUntil);
            if (incident.GatherUntil is null) Consider(ref next, State.Count == 0 ? incident.SettleUntil : TellAt(severity));
            if (State.Handling.SnoozedUntil is { } snoozed) Consider(ref next, rules.MayTellAt(severity, snoozed));
            Consider(ref next, rules.Severity.WorsensAt(severity, incident.AgesFrom));
        }

        if (_entries.Count == 0 && IsUnrecorded()) Consider(ref next, State.Recorded.At + rules.Refresh);
        return next == DateTimeOffset.MaxValue ? null : next;
    }

    private static void Consider(ref DateTimeOffset next, DateTimeOffset? due)
    {
        if (due < next) next = due.Value;
    }
}
