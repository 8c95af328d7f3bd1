using System.Collections.Immutable;

namespace RealRecon.Core;

/// <summary>What an entity operation does: the next state and the messages that commit with it, or not at all.</summary>
/// <param name="Next">The state to store. The same reference as before means that nothing changed.</param>
/// <param name="Outbox">Sent in this order once the state is committed.</param>
public readonly record struct Step<TState>(TState Next, ImmutableArray<OutboxMessage> Outbox)
    where TState : class?;

/// <summary>An entity: its type's name and its key. Keys are made by <see cref="StorageKey"/>, or are small numbers.</summary>
public readonly record struct EntityAddress(string Name, string Key);

/// <summary>A message as data. Hosts interpret it: a durable entity on Azure, the emulator's runtime on a laptop.</summary>
public abstract record OutboxMessage
{
    private OutboxMessage()
    {
    }

    /// <summary>Run <paramref name="Operation"/> on an entity, now or at <paramref name="Due"/> (UTC; the platform may be 100 ms early).</summary>
    public sealed record Signal(EntityAddress Target, string Operation, object? Payload, DateTimeOffset? Due = null) : OutboxMessage
    {
        /// <summary>W3C trace context of whoever sends it. Hosts carry it; no policy reads or writes it.</summary>
        public string? TraceParent { get; init; }
    }

    /// <summary>
    /// Begin a job (<see cref="Jobs.Job{TRequest,TRun,TCall,TResult}"/>): an orchestration on Azure, an entity of its own in the emulator.
    /// </summary>
    /// <param name="Job">The job's name.</param>
    /// <param name="Id">
    /// Names this run of it for ever. The platform replaces a running orchestration that is started again under its id, so whoever starts a job
    /// uses each id once.
    /// </param>
    /// <param name="Request">What the run is about.</param>
    public sealed record Start(string Job, string Id, object Request) : OutboxMessage;
}
