using System.Collections.Immutable;

namespace RealRecon.Core.Jobs;

/// <summary>A step of a job: what it remembers from now on, what it tells entities, and what comes next.</summary>
/// <param name="Run">Committed together with <paramref name="Outbox"/>.</param>
/// <param name="Then">What the host does once both are committed.</param>
/// <param name="Outbox">Signals to entities.</param>
public readonly record struct JobStep<TRun, TCall>(TRun Run, JobThen<TCall> Then, ImmutableArray<OutboxMessage.Signal> Outbox)
    where TRun : class
    where TCall : class;

/// <summary>What a job does next.</summary>
public abstract record JobThen<TCall>
    where TCall : class
{
    private JobThen()
    {
    }

    /// <summary>Go on at this time (UTC) with <c>Woken</c>.</summary>
    public sealed record Sleep(DateTimeOffset Until) : JobThen<TCall>;

    /// <summary>
    /// Ask the entity that started the job whether it still waits (its operation <c>IsWaitingFor</c> with <paramref name="Round"/>) and go on with
    /// <c>Confirmed</c>: a question that nobody waits for is not asked.
    /// </summary>
    public sealed record Confirm(EntityAddress Owner, long Round) : JobThen<TCall>;

    /// <summary>Do the I/O and go on with <c>Answered</c>. After a crash in the middle of it, it is done again: it must bear repetition.</summary>
    public sealed record Call(TCall What) : JobThen<TCall>;

    public sealed record End : JobThen<TCall>;
}
