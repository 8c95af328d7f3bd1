using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using RealRecon.Core;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;

namespace RealRecon.Functions.Entities;

/// <summary>Carries out what <see cref="FeedGate"/> decides.</summary>
public sealed class FeedGateEntity(FeedRules rules, MatchRules match, TimeProvider time) : TracedEntity<FeedGateState?>
{
    [Function(FeedAddresses.GateName)]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<FeedGateEntity>();

    public void MayPass(GateQuestion question) => Apply(FeedGate.MayPass(State, question, rules, match, time.GetUtcNow()));

    public void HearFeed(FeedNews news) => Apply(FeedGate.HearFeed(State, news, time.GetUtcNow()));

    public void HearDemand(FeedNews news) => Apply(FeedGate.HearDemand(State, news, rules, time.GetUtcNow()));

    public void Suspect(FeedSuspicion suspicion) => Apply(FeedGate.Suspect(State, suspicion, rules, time.GetUtcNow()));

    public void HearPace(PaceNews news) => Apply(FeedGate.HearPace(State, news));

    protected override FeedGateState? InitializeState(TaskEntityOperation entityOperation) => null;

    private void Apply(Step<FeedGateState?> step)
    {
        State = step.Next;
        Send(step.Outbox);
    }
}
