using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Orders;
using RealRecon.Core.Resolution;

namespace RealRecon.Functions.Entities;

/// <summary>Carries out what <see cref="Order"/> decides.</summary>
public sealed class OrderEntity(MatchRules rules, TimeProvider time) : TracedEntity<OrderState?>
{
    [Function(OrderMovement.EntityName)]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<OrderEntity>();

    public void Note(OrderMovement movement) => Apply(Order.Note(State, movement, rules, time.GetUtcNow()));

    public void HearAnswer(AnswerHeard heard) => Apply(Order.HearAnswer(State, heard, time.GetUtcNow()));

    public void EndChecks(ChecksEnded ended) => Apply(Order.EndChecks(State, ended, time.GetUtcNow()));

    /// <summary>Called by the orchestration that asks.</summary>
    public bool IsWaitingFor(long round) => Order.IsWaitingFor(State, round);

    public void Wake(CaseTimer timer) => Apply(Order.Wake(State, timer, rules, time.GetUtcNow()));

    public void Act(OperatorAction action) => Apply(Order.Act(State, action, time.GetUtcNow()));

    protected override OrderState? InitializeState(TaskEntityOperation entityOperation) => null;

    private void Apply(Step<OrderState?> step)
    {
        State = step.Next;
        Send(step.Outbox);
    }
}
