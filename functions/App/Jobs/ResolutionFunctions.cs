using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using RealRecon.Adapters.Sources;
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
    public Task<Answer> AskAsync([ActivityTrigger] Question question, CancellationToken cancellation) => sources.AskAsync(question, cancellation);
}
