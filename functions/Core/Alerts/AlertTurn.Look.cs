using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>What time alone brings about: when people are told, when a snooze ends, when the incident closes.</summary>
internal sealed partial class AlertTurn
{
    private void Look()
    {
        if (Incident.GatherUntil <= now) Change(Incident with { GatherUntil = null, SettleUntil = State.Count == 0 ? now : null });
        if (Incident.GatherUntil is not null) return;
        if (State.Count == 0)
        {
            if (Incident.SettleUntil <= now) CloseByItself();
            return;
        }

        var severity = Severity;
        if (State.Handling.SnoozedUntil is { } snoozed && rules.MayTellAt(severity, snoozed) <= now) Remind();
        if (TellAt(severity) is { } due && due <= now) Announce(Incident.AnnouncedAt is null ? NotificationKind.Opened : NotificationKind.Escalated, severity);
    }

    /// <summary>When there is something to tell: now, or as soon as it may be told; null when people know all.</summary>
    private DateTimeOffset? TellAt(Severity severity)
    {
        var isKnown = Incident.AnnouncedAt is not null || State.Handling.SnoozedUntil is not null;
        if (!isKnown) return Incident.LiveSince is null ? null : rules.MayTellAt(severity, now);
        var byAge = rules.Severity.OfAge(now - Incident.AgesFrom);
        if (!Incident.IsWorse(severity, byAge, State.Count, rules.EscalationFactor)) return null;
        var soonest = Incident.AnnouncedAt + rules.EscalationInterval;
        return rules.MayTellAt(severity, soonest > now ? soonest.Value : now);
    }

    private void CloseByItself()
    {
        Close(person: null);
        Record(CaseEvent.Closed, AlertCase.ClosingOf(Incident));
    }

    private void Remind()
    {
        Wake();
        if (Incident.AnnouncedAt is not null) Announce(NotificationKind.Reminded, Severity);
        else Record(CaseEvent.Changed, "Its snooze is over.");
    }

    private void Announce(NotificationKind kind, Severity severity)
    {
        Change(Incident with { AnnouncedAt = now, KnownSeverity = severity, KnownCount = State.Count, HasNews = false });
        Wake();
        Say(kind);
        Record(CaseEvent.Changed, AlertCase.Announcement(State, kind));
    }
}
