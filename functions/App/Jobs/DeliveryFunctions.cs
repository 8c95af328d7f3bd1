using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Telemetry;
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
    public async Task<DeliveryOutcome> TellAsync([ActivityTrigger] Traced<Notification> what, CancellationToken cancellation)
    {
        using var span = Tracing.Operation(DeliveryJob.JobName, "", "Call", what.TraceParent);
        return await sinks.SendAsync(what.What, cancellation);
    }
}
