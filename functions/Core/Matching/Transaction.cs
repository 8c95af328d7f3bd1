using RealRecon.Core.Audit;

namespace RealRecon.Core.Matching;

/// <summary>The transaction entity's policy: facts in, verdict and messages out.</summary>
public static class Transaction
{
    public const string EntityName = "Transaction";

    /// <summary>The signal that tells a transaction of an event.</summary>
    public static OutboxMessage.Signal Observed(PaymentEvent what) => new(new EntityAddress(EntityName, what.TransactionId.Key), nameof(Observe), what);

    public static Step<TransactionState?> Observe(TransactionState? state, PaymentEvent what, MatchRules rules, DateTimeOffset now) => new(state, []);

    public static Step<TransactionState?> ReachDeadline(TransactionState? state, DeadlineReached deadline, MatchRules rules, DateTimeOffset now) => new(state, []);
}

public sealed record TransactionState
{
    public required TransactionId Id { get; init; }
}
