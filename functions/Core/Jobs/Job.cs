namespace RealRecon.Core.Jobs;

/// <summary>
/// Work with the outside world that takes several tries: ask, wait, ask again, give up. Pure like an entity's policy; hosts interpret its steps:
/// a durable orchestration with durable timers on Azure, an entity with scheduled signals in the emulator. Each step commits before the next begins,
/// so a crash between two steps repeats none.
/// </summary>
/// <typeparam name="TRequest">What a run is about.</typeparam>
/// <typeparam name="TRun">What a run remembers between steps.</typeparam>
/// <typeparam name="TCall">What the I/O is told.</typeparam>
/// <typeparam name="TResult">What the I/O tells. It never throws: trouble is a result, too.</typeparam>
public abstract class Job<TRequest, TRun, TCall, TResult>
    where TRequest : class
    where TRun : class
    where TCall : class
    where TResult : class
{
    /// <summary>Name of the orchestration, of the emulator's entity, and of the job in <see cref="OutboxMessage.Start"/>.</summary>
    public abstract string Name { get; }

    public abstract JobStep<TRun, TCall> Begin(TRequest request, DateTimeOffset now);

    /// <summary>A sleep is over. The platform may be up to a second early.</summary>
    public abstract JobStep<TRun, TCall> Woken(TRun run, DateTimeOffset now);

    /// <summary>The owner said whether it still waits for this run.</summary>
    public abstract JobStep<TRun, TCall> Confirmed(TRun run, bool wanted, DateTimeOffset now);

    public abstract JobStep<TRun, TCall> Answered(TRun run, TResult result, DateTimeOffset now);
}
