using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;

namespace RealRecon.Functions.Entities;

/// <summary>Carries out what <see cref="Pace"/> decides.</summary>
public sealed class PaceEntity(FeedRules rules, MatchRules match, TimeProvider time) : TracedEntity<PaceState?>
{
    [Function(FeedAddresses.PaceName)]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<PaceEntity>();

    public void Learn(PaceSample sample)
    {
        var step = Pace.Learn(State, sample, rules, match, time.GetUtcNow());
        State = step.Next;
        Send(step.Outbox);
    }

    protected override PaceState? InitializeState(TaskEntityOperation entityOperation) => null;
}
