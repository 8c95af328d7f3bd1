using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RealRecon.Core;
using RealRecon.Core.Jobs;
using RealRecon.Emulator.Entities;

namespace RealRecon.Emulator.Jobs;

/// <summary>
/// Jobs on the emulator's runtime: each run is an entity that sleeps by scheduled signals and asks between turns. What a step tells, what it remembers
/// and what it asks for are one commit, so a crash repeats at most the I/O that was under way.
/// </summary>
public static class JobEntity
{
    private const string Begin = nameof(Begin);
    private const string Wake = nameof(Wake);
    private const string Call = nameof(Call);

    /// <summary>Questions of one kind of job that are under way at the same time, unless its host says otherwise.</summary>
    public const int CallsAtOnce = 64;

    // I/O of a job tells trouble as a result. Should it throw nevertheless, that is a fault in it, which another try may or may not meet again.
    private static readonly TimeSpan WaitAfterFault = TimeSpan.FromSeconds(30);

    /// <summary>The signal that begins a run; its address is the run's identity.</summary>
    internal static OutboxMessage.Signal Begun(OutboxMessage.Start start) => new(new EntityAddress(start.Job, start.Id), Begin, start.Request);

    /// <param name="job">The policy.</param>
    /// <param name="json">Knows <typeparamref name="TRequest"/>, <see cref="JobProgress{TRun}"/> and <see cref="JobCall{TCall}"/> of the job, and this page's signals.</param>
    /// <param name="io">Asks the outside world; it bears repetition, and tells trouble as a result.</param>
    /// <param name="callsAtOnce">How many calls run at the same time; further ones wait on disk.</param>
    public static EntityKind Kind<TRequest, TRun, TCall, TResult>(
        Job<TRequest, TRun, TCall, TResult> job, JsonSerializerContext json, Func<TCall, CancellationToken, Task<TResult>> io, int callsAtOnce = CallsAtOnce)
        where TRequest : class
        where TRun : class
        where TCall : class
        where TResult : class =>
        new EntityKind<JobProgress<TRun>>(job.Name, Type<JobProgress<TRun>>(json))
            .On(Begin, Type<TRequest>(json), (progress, request, self, now) => progress is null ? StepOf(1, job.Begin(request, now), self) : Unchanged(progress))
            .On(Wake, Type<JobWake>(json), (progress, wake, self, now) => progress is { Awaits: JobAwaits.Wake } && progress.Step == wake.Step
                ? StepOf(progress.Step + 1, job.Woken(progress.Run, now), self)
                : Unchanged(progress))
            .On(JobConfirmed.Operation, Type<JobConfirmed>(json), (progress, confirmed, self, now) => progress is { Awaits: JobAwaits.Confirmation }
                ? StepOf(progress.Step + 1, job.Confirmed(progress.Run, confirmed.Wanted, now), self)
                : Unchanged(progress))
            .OnCall(
                Call,
                Type<JobCall<TCall>>(json),
                (call, cancellation) => io(call.What, cancellation),
                answered: (progress, call, result, self, now) => progress is { Awaits: JobAwaits.Result } && progress.Step == call.Step
                    ? StepOf(progress.Step + 1, job.Answered(progress.Run, result, now), self)
                    : Unchanged(progress),
                failed: (progress, call, self, now) => new(progress, [new OutboxMessage.Signal(self, Call, call, now + WaitAfterFault)]),
                callsAtOnce);

    /// <summary>
    /// A run that ends leaves nothing. A tombstone against a second Start is not needed: what a turn sends without a due time is delivered in the same
    /// turn and never stored, so a Start commits together with the starter's state, which counts its rounds, or neither does; after a
    /// kill there is no Start left over that could be delivered again.
    /// </summary>
    private static Step<JobProgress<TRun>?> StepOf<TRun, TCall>(long number, JobStep<TRun, TCall> step, EntityAddress self)
        where TRun : class
        where TCall : class
    {
        var outbox = ImmutableArray<OutboxMessage>.CastUp(step.Outbox);
        return step.Then switch
        {
            JobThen<TCall>.Sleep sleep => new(
                new(number, JobAwaits.Wake, step.Run), outbox.Add(new OutboxMessage.Signal(self, Wake, new JobWake(number), sleep.Until))),
            JobThen<TCall>.Confirm confirm => new(
                new(number, JobAwaits.Confirmation, step.Run),
                outbox.Add(new OutboxMessage.Signal(confirm.Owner, JobOwner.IsWaitingFor, new JobConfirmation(self, confirm.Round)))),
            JobThen<TCall>.Call call => new(
                new(number, JobAwaits.Result, step.Run), outbox.Add(new OutboxMessage.Signal(self, Call, new JobCall<TCall>(number, call.What)))),
            JobThen<TCall>.End => new(null, outbox),
            _ => throw new UnreachableException($"No such step: {step.Then.GetType().Name}."),
        };
    }

    private static Step<JobProgress<TRun>?> Unchanged<TRun>(JobProgress<TRun>? progress)
        where TRun : class => new(progress, []);

    private static JsonTypeInfo<T> Type<T>(JsonSerializerContext json) =>
        json.GetTypeInfo(typeof(T)) as JsonTypeInfo<T> ?? throw new ArgumentException($"The JSON context does not know {typeof(T)}.", nameof(json));
}
