using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Operators;

namespace RealRecon.Functions.Entities;

/// <summary>Carries out what <see cref="Feed"/> decides.</summary>
public sealed class FeedEntity(FeedRules rules, TimeProvider time) : TracedEntity<FeedState?>
{
    [Function(FeedAddresses.FeedName)]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<FeedEntity>();

    public void Hear(FeedBeat beat) => Apply(Feed.Hear(State, beat, rules, time.GetUtcNow()));

    public void HearDemand(FeedDemand demand) => Apply(Feed.HearDemand(State, demand, rules, time.GetUtcNow()));

    public void HearHeld(FeedHeld held) => Apply(Feed.HearHeld(State, held, time.GetUtcNow()));

    public void Wake(CaseTimer timer) => Apply(Feed.Wake(State, timer, rules, time.GetUtcNow()));

    public void Act(OperatorAction action) => Apply(Feed.Act(State, action, time.GetUtcNow()));

    protected override FeedState? InitializeState(TaskEntityOperation entityOperation) => null;

    private void Apply(Step<FeedState?> step)
    {
        State = step.Next;
        Send(step.Outbox);
    }
}
