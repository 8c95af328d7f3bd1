using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using RealRecon.Adapters.Sources;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core.Resolution;

namespace RealRecon.Functions.Jobs;

/// <summary>The orchestration that plays playbooks, and the activity that asks its questions.</summary>
public sealed class ResolutionFunctions(ISourceDirectory sources)
{
    private const string AskSource = nameof(AskSource);

    private static readonly ResolutionJob Job = new();

    [Function(ResolutionJob.JobName)]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => JobOrchestrator.RunAsync(context, Job, AskSource);

    [Function(AskSource)]
    public async Task<Answer> AskAsync([ActivityTrigger] Traced<Question> question, CancellationToken cancellation)
    {
        using var span = Tracing.Operation(ResolutionJob.JobName, "", "Call", question.TraceParent);
        return await sources.AskAsync(question.What, cancellation);
    }
}
