using System.Diagnostics;
using System.Text.Json;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Emulator.Jobs;

namespace RealRecon.Emulator.Entities;

/// <summary>
/// Runs operations one after the other on the states in memory and delivers what they send until nothing is left to deliver, all within the
/// current turn. Belongs to the engine's thread, so every entity is serial without a lock.
/// </summary>
internal sealed class TurnRunner(
    EntityKinds kinds, EntityCache cache, Schedule schedule, EntityReader reader, TimeProvider time, EntityMetrics? metrics, ILogger log)
{
    private readonly Queue<OutboxMessage.Signal> _undelivered = new();
    private long _firstRow = reader.ReadFirstRow();
    private long _lastRow = reader.ReadLastRow();
    private long _lastMessage = reader.ReadLastMessage();

    public Turn Turn { get; private set; } = new(1);

    public IoBacklog Backlog { get; } = new();

    public void Deliver(IReadOnlyList<OutboxMessage.Signal> signals)
    {
        foreach (var signal in signals) Send(signal);
        DeliverRest();
    }

    /// <summary>Delivers the earliest scheduled message that is due; false when none is.</summary>
    public bool DeliverDue()
    {
        if (!schedule.TryTakeDue(time.GetUtcNow(), out var id, out var message)) return false;
        Turn.Deliver(id);
        message ??= Read(id);
        if (message is not null) _undelivered.Enqueue(new OutboxMessage.Signal(message.Target, message.Operation, message.Payload) { TraceParent = message.TraceParent });
        DeliverRest();
        return true;
    }

    /// <summary>Applies the result of an I/O and forgets its request in the same commit.</summary>
    public void Deliver(IoResult result)
    {
        Turn.Deliver(result.Request.Id);
        if (WrittenBy(result.Request.Target, result.Request.Operation) is { } entity)
        {
            entity.UnfinishedRequests--;
            Backlog.Answered(entity);
        }

        if (result.Effect is { } effect) Apply(result.Request.Target, result.Request.Operation, effect, result.Request.Payload, result.Request.TraceParent);
        DeliverRest();
    }

    /// <summary>A request for I/O is on its way.</summary>
    public void Expect(EntityAddress target, string operation)
    {
        if (WrittenBy(target, operation) is { } entity) entity.UnfinishedRequests++;
    }

    /// <summary>Closes the turn and opens the next.</summary>
    public Commit Close()
    {
        var changes = new List<EntityChange>(Turn.Changed.Count);
        foreach (var entity in Turn.Changed)
        {
            var isNew = entity.Row == 0;
            if (isNew && entity.State is null) continue;
            if (isNew) cache.PlaceIn(NextRow(entity.Kind), entity);
            changes.Add(new EntityChange(entity, entity.Row, isNew, entity.State));
            if (entity.State is null) cache.Displace(entity);
        }

        var commit = new Commit { Turn = Turn, Changes = [.. changes] };
        Turn = new Turn(Turn.Number + 1);
        return commit;
    }

    /// <summary>A message that is on disk; null, and a line in the log, when this version cannot read it.</summary>
    public Message? Read(long id)
    {
        Exception? reason = null;
        try
        {
            if (reader.FindMessage(id) is { } message) return message;
        }
        catch (JsonException unreadable)
        {
            reason = unreadable;
        }

        log.MessageUnreadable(id, reason);
        return null;
    }

    // Entities with items are few, small and in nearly every commit: below 0 they share a handful of pages, among the others each would dirty its own.
    private long NextRow(EntityKind kind) => kind.Items is null ? ++_lastRow : --_firstRow;

    private void DeliverRest()
    {
        while (_undelivered.TryDequeue(out var signal))
        {
            switch (kinds.Find(signal.Target, signal.Operation))
            {
                case PolicyOperation operation:
                    Apply(signal.Target, operation.Name, operation.Apply, signal.Payload, signal.TraceParent);
                    break;
                case IoOperation:
                    Turn.Send(Message.Of(++_lastMessage, signal));
                    Expect(signal.Target, signal.Operation);
                    break;
                default:
                    log.OperationUnknown(signal.Operation, signal.Target);
                    break;
            }
        }
    }

    private void Apply(EntityAddress target, string operation, Policy policy, object? payload, string? traceParent)
    {
        Turn.Operations++;
        if (Find(target, operation) is not { } entity) return;
        Backlog.Applied(entity);
        using var span = Tracing.Operation(target.Name, target.Key, operation, traceParent);
        Step<object?> step;
        try
        {
            step = policy(entity.State, payload, target, time.GetUtcNow());
        }
#pragma warning disable CA1031 // As with durable entities: the operation is rolled back and consumed, others go on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            metrics?.Failed(target.Name, operation);
            log.OperationFailed(operation, target, failure);
            span?.SetStatus(ActivityStatusCode.Error);
            return;
        }

        if (!ReferenceEquals(step.Next, entity.State))
        {
            entity.State = step.Next;
            Turn.Change(entity);
        }

        var trace = entity.Kind.PassesTracesOn ? span?.Id : null;
        foreach (var message in step.Outbox)
        {
            var carried = trace is not null && Tracing.PassesOn(message, target, operation) ? trace : null;
            Send(carried is null ? SignalOf(message) : SignalOf(message) with { TraceParent = carried });
        }
    }

    /// <summary>The entity whose state the operation writes; null for I/O that sees no state, which holds nobody up.</summary>
    private CachedEntity? WrittenBy(EntityAddress target, string operation) =>
        kinds.Find(target, operation) is IoOperation { WritesState: true } ? Find(target, operation) : null;

    private CachedEntity? Find(EntityAddress target, string operation)
    {
        try
        {
            return cache.Get(target, kinds.Find(target.Name)!);
        }
        catch (JsonException unreadable)
        {
            metrics?.Failed(target.Name, operation);
            log.StateUnreadable(operation, target, unreadable);
            return null;
        }
    }

    private static OutboxMessage.Signal SignalOf(OutboxMessage message) => message switch
    {
        OutboxMessage.Signal signal => signal,
        OutboxMessage.Start start => JobEntity.Begun(start),
        _ => throw new UnreachableException($"No way to send {message.GetType().Name}."),
    };

    private void Send(OutboxMessage.Signal signal)
    {
        if (signal.Due is null)
        {
            _undelivered.Enqueue(signal);
            return;
        }

        if (kinds.Find(signal.Target, signal.Operation) is null)
        {
            log.OperationUnknown(signal.Operation, signal.Target);
            return;
        }

        var message = Message.Of(++_lastMessage, signal);
        Turn.Send(message);
        schedule.Add(message);
    }
}
