using RealRecon.Core.Audit;

namespace RealRecon.Core.Matching;

/// <summary>Value at risk: what may be lost or owed as long as a verdict stands.</summary>
public static class Exposure
{
    /// <summary>
    /// Differences of amounts count as the difference; a missing side and sides that contradict each other in currency, direction or status count in
    /// full; a settled verdict counts nothing. Never negative; null when no side has named an amount.
    /// </summary>
    public static Money? Of(Verdict verdict)
    {
        var side = verdict.Gateway ?? verdict.Bank;
        if (side is null || !Currency.TryGet(side.Currency, out var currency)) return null;
        return verdict switch
        {
            { State: MatchState.MATCHED or MatchState.REVERSED or MatchState.NO_MONEY or MatchState.RESOLVED } => new Money(0, currency),
            { Reasons: [var primary, ..], DifferenceMinor: { } difference } when IsOfAmounts(primary) => new Money(Minor.Clamp(Int128.Abs(difference)), currency),

            // The larger word counts: a failed payment of 1.00 whose booking says 1,000,000.00 puts the booking at risk.
            { Gateway: { } gateway, Bank: { } bank } when gateway.Currency == bank.Currency =>
                new Money(Minor.Clamp(Int128.Max(Int128.Abs(gateway.AmountMinor), Int128.Abs(bank.AmountMinor))), currency),
            _ => new Money(Minor.Clamp(Int128.Abs(side.AmountMinor)), currency),
        };
    }

    /// <summary>What is at risk as long as somebody has to look after it; null where nothing is open, or nothing is known to be at risk.</summary>
    public static Money? AtRisk(TransactionSnapshot snapshot) =>
        snapshot.Status is TransactionStatus.ALERT or TransactionStatus.MISMATCH && Of(snapshot.Verdict) is { MinorUnits: not 0 } money ? money : null;

    private static bool IsOfAmounts(ReasonCode reason) => reason is
        ReasonCode.AMT_UNDER or ReasonCode.AMT_OVER or ReasonCode.AMT_SCALE or ReasonCode.AMT_FEE_SHAPED or ReasonCode.SPLIT_INCOMPLETE or ReasonCode.DUP_BANK_POSTING;
}
