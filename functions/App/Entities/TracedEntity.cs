using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.DurableTask.Entities;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;

namespace RealRecon.Functions.Entities;

/// <summary>
/// An entity whose operations belong to the trace that their messages carry. The platform joins a client's signal to the operation, but not what one
/// entity signals another, and code in an entity sees no context of it; so payloads carry their own.
/// </summary>
public abstract class TracedEntity<TState> : TaskEntity<TState>, ITaskEntity
{
    private Activity? _span;
    private string _operation = "";

    /// <summary>Whether what it sends belongs to the trace of what it was asked by; not where one message is about many others.</summary>
    protected virtual bool PassesTracesOn => true;

    /// <summary>Where the platform enters.</summary>
    async ValueTask<object?> ITaskEntity.RunAsync(TaskEntityOperation operation)
    {
        // One object runs a batch of operations, one after the other.
        _operation = operation.Name;
        using var span = _span = Begin(operation);
        return await RunAsync(operation);
    }

    protected void Send(ImmutableArray<OutboxMessage> messages)
    {
        var trace = PassesTracesOn ? _span?.Id : null;
        Outbox.Send(Context, messages, message => trace is not null && Tracing.PassesOn(message, Self(message), _operation) ? trace : null);
    }

    /// <summary>This entity's address as messages write it: the platform changes the case of names.</summary>
    private EntityAddress Self(OutboxMessage message) =>
        message is OutboxMessage.Signal signal && Outbox.IdOf(signal.Target) == Context.Id ? signal.Target : default;

    private static Activity? Begin(TaskEntityOperation operation)
    {
        if (!Tracing.IsHeard || !operation.HasInput || operation.GetInput<JsonElement?>() is not { } payload) return null;
        return Tracing.Operation(operation.Context.Id.Name, operation.Context.Id.Key, operation.Name, Traced.TraceParentOf(payload));
    }
}
