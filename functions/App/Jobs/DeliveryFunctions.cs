using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using RealRecon.Adapters.Alerts;
using RealRecon.Core.Alerts;

namespace RealRecon.Functions.Jobs;

/// <summary>The orchestration that brings a notification to its sink, and the activity that makes one try.</summary>
public sealed class DeliveryFunctions(SinkDirectory sinks)
{
    private const string TellSink = nameof(TellSink);

    private static readonly DeliveryJob Job = new(new DeliveryRules());

    [Function(DeliveryJob.JobName)]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => JobOrchestrator.RunAsync(context, Job, TellSink);

    [Function(TellSink)]
    public Task<DeliveryOutcome> TellAsync([ActivityTrigger] Notification what, CancellationToken cancellation) => sinks.SendAsync(what, cancellation);
}
