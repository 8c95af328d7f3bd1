using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Emulator.Entities;

/// <summary>The transaction entity on the emulator's runtime.</summary>
public static class TransactionEntity
{
    public static EntityKind Kind(MatchRules rules, MatchTelemetry telemetry) =>
        new EntityKind<TransactionState>(Transaction.EntityName, CoreJson.Default.TransactionState)
            .On(
                nameof(Transaction.Observe),
                CoreJson.Default.PaymentEvent,
                (state, what, _, now) => telemetry.Told(state, Transaction.Observe(state, what, rules, now), now))
            .On(
                nameof(Transaction.ReachDeadline),
                CoreJson.Default.DeadlineReached,
                (state, deadline, _, now) => telemetry.Told(state, Transaction.ReachDeadline(state, deadline, rules, now), now))
            .On(
                nameof(Transaction.HearGate),
                CoreJson.Default.GateAnswer,
                (state, answer, _, now) => telemetry.Told(state, Transaction.HearGate(state, answer, rules, now), now))
            .On(
                nameof(Transaction.HearAnswer),
                CoreJson.Default.AnswerHeard,
                (state, answer, _, now) => telemetry.Told(state, Transaction.HearAnswer(state, answer, rules, now), now))
            .On(
                nameof(Transaction.EndChecks),
                CoreJson.Default.ChecksEnded,
                (state, ended, _, now) => telemetry.Told(state, Transaction.EndChecks(state, ended, rules, now), now))
            .On(
                nameof(Transaction.IsWaitingFor),
                CoreJson.Default.JobConfirmation,
                (state, question, _, _) => Transaction.IsWaitingFor(state, question))
            .On(
                nameof(Transaction.Act),
                CoreJson.Default.OperatorAction,
                (state, action, _, now) => telemetry.Told(state, Transaction.Act(state, action, rules, now), now))
            .On(
                nameof(Transaction.HearRefund),
                CoreJson.Default.RefundHeard,
                (state, refund, self, now) => telemetry.Told(state, Transaction.HearRefund(state, refund, TransactionId.Of(StorageKey.Decode(self.Key)), now), now));
}
