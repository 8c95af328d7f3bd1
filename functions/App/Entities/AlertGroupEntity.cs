using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Functions.Entities;

/// <summary>Carries out what <see cref="AlertGroup"/> decides. State, signals and begun deliveries commit together, or an exception takes all back.</summary>
public sealed class AlertGroupEntity(AlertRules rules, TimeProvider time) : TracedEntity<AlertGroupState?>
{
    [Function(AlertCause.EntityName)]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) =>
        dispatcher.DispatchAsync<AlertGroupEntity>();

    public void Raise(AlertRaised raised) => Apply(AlertGroup.Raise(State, raised, rules, time.GetUtcNow()));

    public void Clear(AlertCleared cleared) => Apply(AlertGroup.Clear(State, cleared, rules, time.GetUtcNow()));

    public void Wake(CaseTimer timer) => Apply(AlertGroup.Wake(State, timer, rules, time.GetUtcNow()));

    public void Act(OperatorAction action) => Apply(AlertGroup.Act(State, action, rules, time.GetUtcNow()));

    public void HearDelivery(DeliveryEnded ended) => Apply(AlertGroup.HearDelivery(State, ended, rules, time.GetUtcNow()));

    /// <summary>Called by a delivery before each try.</summary>
    public bool IsWaitingFor(long round) => AlertGroup.IsWaitingFor(State, round);

    protected override AlertGroupState? InitializeState(TaskEntityOperation entityOperation) => null;

    private void Apply(Step<AlertGroupState?> step)
    {
        State = step.Next;
        Send(step.Outbox);
    }
}
