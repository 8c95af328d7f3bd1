using System.Collections.Immutable;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Alerts;

/// <summary>One operation on a group: changes its state, does what is due by now, and hands out the step.</summary>
internal sealed class AlertTurn(AlertGroupState state, AlertRules rules, DateTimeOffset now)
{
    /// <summary>A timer that is this late has been lost.</summary>
    public static readonly TimeSpan TimerLost = TimeSpan.FromSeconds(10);

    private const int MaxExamples = 20;

    private const int MaxActions = 32;

    private readonly ImmutableArray<OutboxMessage>.Builder _outbox = ImmutableArray.CreateBuilder<OutboxMessage>();
    private readonly List<(CaseEvent What, string Summary, OperatorAction? Action)> _entries = [];
    private DateTimeOffset? _shownDeadline;

    public AlertGroupState State { get; private set; } = state;

    public DateTimeOffset Now => now;

    /// <summary>Nothing can be done about a group without an incident, and it has no entry that anybody could have seen.</summary>
    public Incident Incident => State.Incident!;

    public void Add(AlertRaised raised)
    {
        var wasEmpty = State.Count == 0;
        State = State with
        {
            Count = State.Count + 1,
            Exposure = Exposures.Plus(State.Exposure, raised.Exposure),
            Examples = State.Examples.Length < MaxExamples && !State.Examples.Contains(raised.Subject) ? State.Examples.Add(raised.Subject) : State.Examples,
        };
        if (State.Incident is { IsOpen: true } incident) State = State with { Incident = incident.With(raised) };
        else Open((wasEmpty ? null : State.Incident)?.Since ?? raised.Since, raised);
    }

    public void Remove(AlertCleared cleared)
    {
        var isLast = State.Count == 1;
        State = State with
        {
            Count = State.Count - 1,
            Exposure = isLast ? AlertGroupState.NoExposure : Exposures.Minus(State.Exposure, cleared.Exposure),
            Examples = State.Examples.Remove(cleared.Subject),
            Incident = Incident with
            {
                HealsByItself = Incident.HealsByItself && cleared.ByItself,
                SettleUntil = isLast ? now + rules.Settle : Incident.SettleUntil,
            },
        };
    }

    /// <summary>Begins the next incident. A person who reopens one need not wait for it to gather.</summary>
    public void Open(DateTimeOffset since, AlertRaised? raised)
    {
        var incident = new Incident
        {
            Number = (State.Incident?.Number ?? 0) + 1,
            IsOpen = true,
            Since = since,
            LiveSince = raised is null ? since : null,
            HasNews = raised is null,
            GatherUntil = raised is null ? null : now + rules.Gather,
        };
        State = State with { Incident = raised is null ? incident : incident.With(raised) };
        Record(CaseEvent.Opened, $"{CauseWords.Of(State.Cause)}: incident {incident.Number} is open.");
    }

    public void Close(string? person)
    {
        State = State with { Incident = Incident with { IsOpen = false, GatherUntil = null, SettleUntil = null, SnoozedUntil = null, ClosedBy = person } };
        Say(NotificationKind.Closed);
        if (person is null) Record(CaseEvent.Closed, AlertCase.ClosingOf(Incident));
    }

    public void Change(Incident incident) => State = State with { Incident = incident };

    /// <summary>A person saw it as it stands, and wants to hear of it again at that time or when it is worse; null: now.</summary>
    public void Seen(DateTimeOffset? until) => Change(until is null
        ? Incident with { SnoozedUntil = null }
        : Incident with { SnoozedUntil = until, KnownSeverity = State.SeverityAt(rules, now), KnownCount = State.Count, HasNews = false });

    public void Change(Func<SinkLine, SinkLine> change) => State = State with { Lines = [.. State.Lines.Select(change)] };

    /// <summary>Every sink that takes it hears of the incident as it stands.</summary>
    public void Say(NotificationKind kind, string? person = null)
    {
        var severity = State.SeverityAt(rules, now);
        var isNews = kind is not (NotificationKind.Closed or NotificationKind.Acknowledged);
        if (isNews)
        {
            var missing = rules.Sinks.Where(sink => sink.MinSeverity <= severity && !State.Lines.Any(line => line.Sink == sink.Name));
            State = State with { Lines = State.Lines.AddRange(missing.Select(sink => new SinkLine { Sink = sink.Name })) };
        }

        Change(line => !isNews || rules.Sinks.Any(sink => sink.Name == line.Sink && sink.MinSeverity <= severity)
            ? line.Saying(AlertCase.WordOf(State, kind, severity, line.Sink, person, now))
            : line);
    }

    public void Hear(SinkLine line, DeliveryEnded ended)
    {
        Replace(line, line.Ended(ended.Ending, rules.Resend, now));
        if (ended.Ending == DeliveryEnding.Superseded) return;
        if (ended.Ending == DeliveryEnding.Delivered) Record(CaseEvent.Notified, $"{line.Sink} was told: {AlertCase.Said(line.InFlight!)}.");
        else Record(CaseEvent.NotificationFailed, $"{line.Sink} could not be told: {AlertCase.Said(line.InFlight!)}. {ended.Problem}.");
    }

    public void Record(CaseEvent what, string summary, OperatorAction? action = null) => _entries.Add((what, summary, action));

    public Step<AlertGroupState?> End()
    {
        if (State.Incident is { IsOpen: true }) Look();
        MoveLines();
        if (_entries.Count == 0 && MustRecord()) Record(CaseEvent.Changed, AlertCase.Standing(State));
        Arm();
        WriteEntries();
        return new(State, _outbox.ToImmutable());
    }

    private void Look()
    {
        if (Incident.GatherUntil <= now) Change(Incident with { GatherUntil = null, SettleUntil = State.Count == 0 ? now : null });
        if (Incident.GatherUntil is not null) return;
        if (State.Count == 0)
        {
            if (Incident.SettleUntil <= now) Close(person: null);
            return;
        }

        var severity = State.SeverityAt(rules, now);
        if (Incident.SnoozedUntil is { } snoozed && rules.MayTellAt(severity, snoozed) <= now) Remind();
        if (TellAt(severity) is { } due && due <= now) Announce(Incident.AnnouncedAt is null ? NotificationKind.Opened : NotificationKind.Escalated, severity);
    }

    /// <summary>When there is something to tell: now, or as soon as it may be told; null when people know all.</summary>
    private DateTimeOffset? TellAt(Severity severity)
    {
        var isKnown = Incident.AnnouncedAt is not null || Incident.SnoozedUntil is not null;
        if (!isKnown) return Incident.LiveSince is null ? null : rules.MayTellAt(severity, now);
        var byAge = rules.Severity.OfAge(now - Incident.AgesFrom);
        if (!Incident.IsWorse(severity, byAge, State.Count, rules.EscalationFactor)) return null;
        var soonest = Incident.AnnouncedAt + rules.EscalationInterval;
        return rules.MayTellAt(severity, soonest > now ? soonest.Value : now);
    }

    private void Remind()
    {
        Change(Incident with { SnoozedUntil = null });
        if (Incident.AnnouncedAt is not null) Announce(NotificationKind.Reminded, State.SeverityAt(rules, now));
        else Record(CaseEvent.Changed, "Its snooze is over.");
    }

    private void Announce(NotificationKind kind, Severity severity)
    {
        Change(Incident with { AnnouncedAt = now, KnownSeverity = severity, KnownCount = State.Count, HasNews = false, SnoozedUntil = null });
        Say(kind);
        Record(CaseEvent.Changed, AlertCase.Announcement(State, kind));
    }

    private void MoveLines()
    {
        if (State.Lines.IsEmpty) return;
        foreach (var line in State.Lines)
        {
            if (line.InFlight is { } lost && line.StartedAt + AlertCase.DeliveryLost <= now)
            {
                Hear(line, new DeliveryEnded(lost.Number, DeliveryEnding.Failed, "Nothing was heard of its delivery"));
            }
            else if (line.ResendAt <= now)
            {
                Replace(line, line.Resending());
            }
        }

        foreach (var line in State.Lines.Where(line => line.InFlight is null))
        {
            if (!rules.Sinks.Any(sink => sink.Name == line.Sink)) State = State with { Lines = State.Lines.Remove(line) };
            else if (!line.Waiting.IsEmpty) Start(line);
        }
    }

    private void Start(SinkLine line)
    {
        var number = State.Deliveries + 1;
        var started = line.Starting(number, now);
        Replace(line, started);
        State = State with { Deliveries = number };
        _outbox.Add(new OutboxMessage.Start(DeliveryJob.JobName, started.InFlight!.Key, new DeliveryRequest(started.InFlight)));
    }

    private void Replace(SinkLine line, SinkLine next) => State = State with { Lines = State.Lines.Replace(line, next) };

    /// <summary>A changed count is written now and then; a time that views show and that has passed, at once: the sweeper would take the timer for lost.</summary>
    private bool MustRecord() => (IsUnrecorded() && State.Recorded.At + rules.Refresh <= now) || State.Recorded.Deadline <= now;

    private bool IsUnrecorded() =>
        State.Count != State.Recorded.Count || (State.Incident is { IsOpen: true } && State.SeverityAt(rules, now) != State.Recorded.Severity);

    /// <summary>One timer: a new one only when something is due before it.</summary>
    private void Arm()
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
            var severity = State.SeverityAt(rules, now);
            Consider(ref next, incident.GatherUntil);
            if (incident.GatherUntil is null) Consider(ref next, State.Count == 0 ? incident.SettleUntil : TellAt(severity));
            if (incident.SnoozedUntil is { } snoozed) Consider(ref next, rules.MayTellAt(severity, snoozed));
            Consider(ref next, rules.Severity.WorsensAt(severity, incident.AgesFrom));
        }

        if (_entries.Count == 0 && IsUnrecorded()) Consider(ref next, State.Recorded.At + rules.Refresh);
        return next == DateTimeOffset.MaxValue ? null : next;
    }

    private static void Consider(ref DateTimeOffset next, DateTimeOffset? due)
    {
        if (due < next) next = due.Value;
    }

    private void WriteEntries()
    {
        if (_entries.Count == 0) return;
        State = State with { Recorded = new Recorded(State.Count, State.SeverityAt(rules, now), now, _shownDeadline) };
        foreach (var (what, summary, action) in _entries)
        {
            var version = State.Version + 1;
            var isDecided = what is CaseEvent.Opened or CaseEvent.Closed or CaseEvent.Acted;
            State = State with
            {
                Version = version,
                DecidedVersion = isDecided ? version : State.DecidedVersion,
                Actions = action is null ? State.Actions : [.. State.Actions.TakeLast(MaxActions - 1), action.ActionId],
            };
            _outbox.Add(CaseLog.Append(AlertCase.EntryOf(State, what, summary, action, State.Recorded.Severity, now)));
        }
    }
}
