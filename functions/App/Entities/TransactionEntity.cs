using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Functions.Entities;

/// <summary>Carries out what <see cref="Transaction"/> decides. State and signals commit together, or an exception takes both back.</summary>
public sealed class TransactionEntity(MatchRules rules, TimeProvider time, MatchTelemetry telemetry) : TracedEntity<TransactionState?>
{
    [Function(Transaction.EntityName)]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) =>
        dispatcher.DispatchAsync<TransactionEntity>();

    public void Observe(PaymentEvent what) => Apply(Transaction.Observe(State, what, rules, time.GetUtcNow()));

    public void ReachDeadline(DeadlineReached deadline) => Apply(Transaction.ReachDeadline(State, deadline, rules, time.GetUtcNow()));

    public void HearGate(GateAnswer answer) => Apply(Transaction.HearGate(State, answer, rules, time.GetUtcNow()));

    public void HearAnswer(AnswerHeard answer) => Apply(Transaction.HearAnswer(State, answer, rules, time.GetUtcNow()));

    public void EndChecks(ChecksEnded ended) => Apply(Transaction.EndChecks(State, ended, rules, time.GetUtcNow()));

    /// <summary>Called, not signalled: the orchestration that asks waits for the answer.</summary>
    public bool IsWaitingFor(long round) => Transaction.IsWaitingFor(State, round);

    public void Act(OperatorAction action) => Apply(Transaction.Act(State, action, rules, time.GetUtcNow()));

    public void HearRefund(RefundHeard refund) => Apply(Transaction.HearRefund(State, refund, Self, time.GetUtcNow()));

    protected override TransactionState? InitializeState(TaskEntityOperation entityOperation) => null;

    private TransactionId Self => TransactionId.Of(StorageKey.Decode(Context.Id.Key));

    private void Apply(Step<TransactionState?> step)
    {
        State = telemetry.Told(State, step, time.GetUtcNow()).Next;
        Send(step.Outbox);
    }
}
