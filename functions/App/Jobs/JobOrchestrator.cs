using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.DurableTask;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Jobs;
using RealRecon.Functions.Entities;

namespace RealRecon.Functions.Jobs;

/// <summary>
/// Plays a job as a durable orchestration: sleeps are durable timers, calls are activities, confirmations are calls of the owner. It is replayed
/// from its history, so it does nothing but what the job and the context say. A job's steps are bounded in number, and with them its history.
/// </summary>
internal static class JobOrchestrator
{
    /// <summary>
    /// I/O of a job tells trouble as a result. What fails nevertheless is the worker itself, which restarts, or a fault in the I/O; a run
    /// that meets it to the end has failed, and its owner goes on without it (see <see cref="Core.Resolution.Patience.LongestRun"/>).
    /// </summary>
    private static readonly TaskOptions AfterFaults = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 5,
        firstRetryInterval: TimeSpan.FromSeconds(30),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(5)));

    /// <param name="context">Of the orchestration; its input is the job's request, with the trace of whoever began it.</param>
    /// <param name="job">The policy.</param>
    /// <param name="activity">Does the job's I/O: takes a <see cref="Traced{TCall}"/>, returns a <typeparamref name="TResult"/>.</param>
    public static async Task RunAsync<TRequest, TRun, TCall, TResult>(
        TaskOrchestrationContext context, Job<TRequest, TRun, TCall, TResult> job, TaskName activity)
        where TRequest : class
        where TRun : class
        where TCall : class
        where TResult : class
    {
        var (request, trace) = context.GetInput<Traced<TRequest>>() ?? throw new InvalidOperationException($"{job.Name} {context.InstanceId} was started without a request.");
        var step = job.Begin(request, Now(context));
        await TellAsync(context, step.Outbox, trace);
        while (step.Then is not JobThen<TCall>.End)
        {
            step = await NextAsync(context, job, activity, step, trace);
            await TellAsync(context, step.Outbox, trace);
        }
    }

    private static async Task TellAsync(TaskOrchestrationContext context, ImmutableArray<OutboxMessage.Signal> signals, string? trace)
    {
        foreach (var signal in signals)
        {
            await context.Entities.SignalEntityAsync(Outbox.IdOf(signal.Target), signal.Operation, Traced.Payload(signal.Payload, trace), Outbox.OptionsOf(signal.Due));
        }
    }

    private static async Task<JobStep<TRun, TCall>> NextAsync<TRequest, TRun, TCall, TResult>(
        TaskOrchestrationContext context, Job<TRequest, TRun, TCall, TResult> job, TaskName activity, JobStep<TRun, TCall> step, string? trace)
        where TRequest : class
        where TRun : class
        where TCall : class
        where TResult : class
    {
        switch (step.Then)
        {
            case JobThen<TCall>.Sleep sleep:
                await context.CreateTimer(sleep.Until.UtcDateTime, CancellationToken.None);
                return job.Woken(step.Run, Now(context));
            case JobThen<TCall>.Confirm confirm:
                var wanted = await context.Entities.CallEntityAsync<bool>(Outbox.IdOf(confirm.Owner), JobOwner.IsWaitingFor, confirm.Round);
                return job.Confirmed(step.Run, wanted, Now(context));
            case JobThen<TCall>.Call call:
                var result = await context.CallActivityAsync<TResult>(activity, Traced.Payload(call.What, trace), AfterFaults);
                return job.Answered(step.Run, result, Now(context));
            default:
                throw new UnreachableException($"No such step: {step.Then.GetType().Name}.");
        }
    }

    /// <summary>The orchestration's own clock, which says the same at each replay. It is UTC, whatever its kind says.</summary>
    private static DateTimeOffset Now(TaskOrchestrationContext context) => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));
}
