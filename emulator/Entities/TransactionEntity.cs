using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Emulator.Entities;

/// <summary>The transaction entity on the emulator's runtime.</summary>
public static class TransactionEntity
{
    public static EntityKind Kind(MatchRules rules) =>
        new EntityKind<TransactionState>(Transaction.EntityName, CoreJson.Default.TransactionState)
            .On(
                nameof(Transaction.Observe),
                CoreJson.Default.PaymentEvent,
                (state, what, _, now) => Transaction.Observe(state, what, rules, now))
            .On(
                nameof(Transaction.ReachDeadline),
                CoreJson.Default.DeadlineReached,
                (state, deadline, _, now) => Transaction.ReachDeadline(state, deadline, rules, now));
}
