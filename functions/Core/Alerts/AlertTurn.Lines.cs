using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>What sinks are told, one word at a time each.</summary>
internal sealed partial class AlertTurn
{
    /// <summary>A delivery of this line ended.</summary>
    public void Hear(SinkLine line, DeliveryEnded ended)
    {
        Replace(line, line.Ended(ended.Ending, rules.Resend, now));
        if (ended.Ending == DeliveryEnding.Superseded) return;
        if (ended.Ending == DeliveryEnding.Delivered) Record(CaseEvent.Notified, $"{line.Sink} was told: {AlertCase.Said(line.InFlight!)}.");
        else Record(CaseEvent.NotificationFailed, $"{line.Sink} could not be told: {AlertCase.Said(line.InFlight!)}. {ended.Problem}.");
    }

    /// <summary>Every sink that takes it hears of the incident as it stands.</summary>
    private void Say(NotificationKind kind, string? person = null)
    {
        var severity = Severity;
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

    private void ResendFailed() => Change(line => line.Failed is null ? line : line with { ResendAt = now });

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

    private void Change(Func<SinkLine, SinkLine> change) => State = State with { Lines = [.. State.Lines.Select(change)] };

    private void Replace(SinkLine line, SinkLine next) => State = State with { Lines = State.Lines.Replace(line, next) };
}
