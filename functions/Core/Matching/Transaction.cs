using System.Collections.Immutable;
using RealRecon.Core.Audit;

namespace RealRecon.Core.Matching;

/// <summary>The transaction entity's policy: facts in, verdict and messages out.</summary>
public static partial class Transaction
{
    public const string EntityName = "Transaction";

    internal static EntityAddress AddressOf(TransactionId id) => new(EntityName, id.Key);

    private static Step<TransactionState?> StepOf(Decision decision, MatchRules rules, DateTimeOffset now)
    {
        ImmutableArray<OutboxMessage> others = decision.Others.IsDefault ? [] : decision.Others;
        if (decision.Entry is not { } entry) return new Step<TransactionState?>(decision.Next, others);
        var append = new OutboxMessage.Signal(
            AuditShard.Address(AuditShard.Of(entry.TransactionId)), nameof(AuditShard.Append), new AppendEntry(AuditEntryCodec.Encode(entry)));
        if (decision.Arm is not { } arm) return new Step<TransactionState?>(decision.Next, [append, .. others]);
        // Already past when it is armed: RealRecon itself was late (a backlog), so the other side gets the time to come out of the same backlog.
        var shorterWait = rules.BankDeadline < rules.GatewayDeadline ? rules.BankDeadline : rules.GatewayDeadline;
        var fireAt = arm.Due > now ? arm.Due : now + rules.GraceFor(shorterWait);
        return new Step<TransactionState?>(decision.Next, [append, new OutboxMessage.Signal(AddressOf(entry.TransactionId), nameof(ReachDeadline), arm, fireAt), .. others]);
    }
}
