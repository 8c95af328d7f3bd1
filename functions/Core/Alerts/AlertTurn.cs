using System.Collections.Immutable;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Alerts;

/// <summary>One operation on a group: changes its state, does what is due by now, and hands out the step.</summary>
internal sealed partial class AlertTurn(AlertGroupState state, AlertRules rules, DateTimeOffset now)
{
    private const int MaxExamples = 20;

    private readonly ImmutableArray<OutboxMessage>.Builder _outbox = ImmutableArray.CreateBuilder<OutboxMessage>();
    private readonly List<(CaseEvent What, string Summary, CaseRuling? Ruling)> _entries = [];

    public AlertGroupState State { get; private set; } = state;

    /// <summary>Nothing can be done about a group without an incident, and it has no entry that anybody could have seen.</summary>
    private Incident Incident => State.Incident!;

    private Severity Severity => State.SeverityAt(rules, now);

    public void Add(AlertRaised raised)
    {
        var wasEmpty = State.Count == 0;
        State = State with
        {
            Count = State.Count + 1,
            Exposure = State.Exposure.Plus(raised.Exposure),
            Examples = State.Examples.Length < MaxExamples && !State.Examples.Contains(raised.Subject) ? State.Examples.Add(raised.Subject) : State.Examples,
        };
        if (State.Incident is { IsOpen: true } incident) Change(incident.With(raised));
        else Open((wasEmpty ? null : State.Incident)?.Since ?? raised.Since, raised);
    }

    public void Remove(AlertCleared cleared)
    {
        var isLast = State.Count == 1;
        State = State with
        {
            Count = State.Count - 1,
            Exposure = isLast ? MoneySums.None : State.Exposure.Minus(cleared.Exposure),
            Examples = State.Examples.Remove(cleared.Subject),
            Incident = Incident with
            {
                HealsByItself = Incident.HealsByItself && cleared.ByItself,
                SettleUntil = isLast ? now + rules.Settle : Incident.SettleUntil,
            },
        };
    }

    /// <summary>Does what a person's action came to. It never touches the transactions behind the incident.</summary>
    public void Take(CaseRuling ruling)
    {
        State = State with { Handling = ruling.Next };
        Record(ruling.What, ruling.Summary, ruling);
        if (ruling.Refusal is not null) return;
        switch (ruling.Action.Kind)
        {
            case OperatorActionKind.Snooze when ruling.Next.SnoozedUntil is not null:
                // What the person saw is known: only something worse may break the silence.
                Change(Incident with { KnownSeverity = Severity, KnownCount = State.Count, HasNews = false });
                Say(NotificationKind.Acknowledged, ruling.Action.Actor);
                break;
            case OperatorActionKind.Resolve:
                Close(ruling.Action.Actor);
                break;
            case OperatorActionKind.Reopen:
                ResendFailed();
                if (!Incident.IsOpen && State.Count > 0) Open(Incident.Since, raised: null);
                break;
        }
    }

    public Step<AlertGroupState?> End()
    {
        if (State.Incident is { IsOpen: true }) Look();
        MoveLines();
        if (_entries.Count == 0 && MustRecord()) Record(CaseEvent.Changed, AlertCase.Standing(State));
        KeepTimer();
        WriteEntries();
        return new(State, _outbox.ToImmutable());
    }

    /// <summary>Begins the next incident, which is nobody's yet. A person who reopens one need not wait for it to gather.</summary>
    private void Open(DateTimeOffset since, AlertRaised? raised)
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
        State = State with
        {
            Incident = raised is null ? incident : incident.With(raised),
            Handling = State.Handling with { Owner = null, SnoozedUntil = null },
        };
        Record(CaseEvent.Opened, $"{CauseWords.Of(State.Cause)}: incident {incident.Number} is open.");
    }

    /// <param name="person">Who closed it; null when it closes by itself.</param>
    private void Close(string? person)
    {
        Change(Incident with { IsOpen = false, GatherUntil = null, SettleUntil = null, ClosedBy = person });
        Wake();
        Say(NotificationKind.Closed);
    }

    private void Change(Incident incident) => State = State with { Incident = incident };

    private void Wake() => State = State with { Handling = State.Handling.Awake() };

    private void Record(CaseEvent what, string summary, CaseRuling? ruling = null) => _entries.Add((what, summary, ruling));

    /// <summary>
    /// A changed count is written now and then. A time that views show and that has passed is written once more, when it is first seen to have passed:
    /// a timer may be late behind a storm, whose every alert would write an entry otherwise.
    /// </summary>
    private bool MustRecord() => (IsUnrecorded() && State.Recorded.At + rules.Refresh <= now) || (State.Recorded.Deadline <= now && State.Recorded.At < State.Recorded.Deadline);

    private bool IsUnrecorded() =>
        State.Count != State.Recorded.Count || (State.Incident is { IsOpen: true } && Severity != State.Recorded.Severity);

    private void WriteEntries()
    {
        if (_entries.Count == 0) return;
        State = State with { Recorded = new Recorded(State.Count, Severity, now, _shownDeadline) };
        foreach (var (what, summary, ruling) in _entries)
        {
            var version = State.Version + 1;
            var isDecided = what is CaseEvent.Opened or CaseEvent.Closed or CaseEvent.Acted;
            State = State with { Version = version, DecidedVersion = isDecided ? version : State.DecidedVersion };
            _outbox.Add(CaseLog.Append(AlertCase.EntryOf(State, what, summary, ruling, now)));
        }
    }
}
