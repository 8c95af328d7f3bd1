using System.Diagnostics;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Views;

/// <summary>What an audit entry says, in a sentence or two.</summary>
internal static class EntrySummary
{
    public static string Of(AuditEntry entry) => entry.Kind switch
    {
        AuditKind.Fact => $"{Said(entry.Event)}{Consequence(entry)}.",
        AuditKind.Duplicate when entry.Code is ReasonCode.POISON => $"{Said(entry.Event)}, beyond the number of facts that a transaction may have.",
        AuditKind.Duplicate => $"{Said(entry.Event)}, which was known already.",
        AuditKind.Conflict => $"{Said(entry.Event)} under an event id that said something else before.",
        AuditKind.Deadline => $"{Silence(entry.Code, entry.After.Verdict.State)}{(entry.After.Handling is { IsChecking: true } ? "; it is being asked about" : "")}.",
        AuditKind.StaleDeadline => "A deadline passed that no longer mattered.",
        AuditKind.Hold => $"{WorkSummary.Held(entry)}.",
        AuditKind.Answer => $"{WorkSummary.Asked(entry.Answer)}.",
        AuditKind.ChecksEnded => $"{WorkSummary.Ended(entry)}.",
        AuditKind.Action => $"{ActionSummary.Taken(entry)}.",
        AuditKind.ActionRefused => $"{ActionSummary.Refused(entry)}.",
        _ => throw new UnreachableException($"{entry.Kind}"),
    };

    private static string Said(PaymentEvent? what) => what?.Fact switch
    {
        null => "Something happened",
        FactKind.GatewayPending => $"{Who(what)} holds {what.Amount} {Word(what.Status)}",
        FactKind.GatewaySuccess => $"{Who(what)} {Word(what.Status)} {what.Amount}",
        FactKind.GatewayFailure => $"{Who(what)} reports that {what.Amount} failed",
        FactKind.GatewayReversal => $"{Who(what)} reversed {what.Amount}",
        FactKind.GatewayFee => $"{Who(what)} kept {what.Amount} as its fee",
        FactKind.BankPending => $"{Who(what)} announced {what.Amount}",
        FactKind.BankBooked => $"{Who(what)} booked {what.Amount}",
        FactKind.BankReturned => $"{Who(what)} returned {what.Amount}",
        FactKind.Note => $"{Who(what)} sent a note ({what.RawType})",
        _ => throw new UnreachableException($"{what.Fact}"),
    };

    private static string Consequence(AuditEntry entry)
    {
        var verdict = entry.After.Verdict;
        return entry.After.Status switch
        {
            TransactionStatus.PENDING => verdict.State switch
            {
                MatchState.WAIT_BANK => "; waiting for the bank",
                MatchState.WAIT_GW => "; waiting for the gateway",
                MatchState.PARTIAL => "; waiting for the rest",
                _ => "",
            },
            TransactionStatus.MATCHED => entry.Code is ReasonCode.M06_LATE ? "; both sides agree, late" : "; both sides agree",
            TransactionStatus.MISMATCH => Disagreement(verdict),
            TransactionStatus.ALERT => "; something is missing",
            TransactionStatus.REVERSED => "; the money went back",
            TransactionStatus.NO_MONEY => "; no money moved",
            TransactionStatus.RESOLVED => "; resolved",
            _ => throw new UnreachableException($"{entry.After.Status}"),
        };
    }

    private static string Disagreement(Verdict verdict)
    {
        // The first dimension that differs decides; a difference of amounts follows from it where one side says that no money moved.
        foreach (var comparison in verdict.Compared)
        {
            if (comparison.Outcome is not ComparisonOutcome.Different) continue;
            if (comparison.Field == "amount") break;
            return $"; {comparison.Field} differs: gateway {comparison.Gateway}, bank {comparison.Bank}";
        }

        if (verdict is { DifferenceMinor: { } difference and not 0, Gateway.Currency: var code } && Currency.TryGet(code, out var currency))
        {
            return $"; amounts differ by {new Money(difference, currency)}";
        }

        return "; the sides do not agree";
    }

    private static string Silence(ReasonCode? code, MatchState state) => (code, state) switch
    {
        (ReasonCode.BANK_PENDING_TOO_LONG, _) => "The bank kept the booking pending until the deadline",
        (ReasonCode.AUTH_EXPIRED, _) => "The authorisation expired without a capture",
        (_, MatchState.ALERT_BANK or MatchState.WAIT_BANK) => "The bank stayed silent until the deadline",
        (_, MatchState.ALERT_GW or MatchState.WAIT_GW) => "The gateway stayed silent until the deadline",
        _ => "The deadline passed",
    };

    private static string Who(PaymentEvent what) => (what.Source, what.Side) switch
    {
        (FactSource.Query, Side.Bank) => "Asked, the bank",
        (FactSource.Query, _) => $"Asked, gateway {what.Provider}",
        (_, Side.Bank) => "Bank",
        _ => $"Gateway {what.Provider}",
    };

    private static string Word(LifecycleStatus status) => status switch
    {
        LifecycleStatus.PENDING => "pending",
        LifecycleStatus.AUTHORISED => "authorised",
        LifecycleStatus.REFUNDED => "refunded",
        LifecycleStatus.DISPUTED => "took back for a dispute",
        LifecycleStatus.SETTLED => "paid out",
        _ => "captured",
    };
}
