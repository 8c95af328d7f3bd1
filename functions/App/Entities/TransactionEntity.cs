using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Functions.Entities;

/// <summary>Carries out what <see cref="Transaction"/> decides. State and signals commit together, or an exception takes both back.</summary>
public sealed class TransactionEntity(MatchRules rules, TimeProvider time) : TaskEntity<TransactionState?>
{
    [Function(Transaction.EntityName)]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) =>
        dispatcher.DispatchAsync<TransactionEntity>();

    public void Observe(PaymentEvent what) => Apply(Transaction.Observe(State, what, rules, time.GetUtcNow()));

    public void ReachDeadline(DeadlineReached deadline) => Apply(Transaction.ReachDeadline(State, deadline, rules, time.GetUtcNow()));

    protected override TransactionState? InitializeState(TaskEntityOperation entityOperation) => null;

    private void Apply(Step<TransactionState?> step)
    {
        State = step.Next;
        Outbox.Send(Context, step.Outbox);
    }
}
