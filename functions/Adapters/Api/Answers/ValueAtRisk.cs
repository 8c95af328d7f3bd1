using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>What a transaction may cost if nobody looks after it, in minor units; never negative.</summary>
internal sealed record ValueAtRisk(long AmountMinor, string Currency)
{
    /// <summary>The difference where both sides spoke of the same currency, else all that the one side says; null where nothing is open.</summary>
    public static ValueAtRisk? Of(Verdict verdict)
    {
        if (verdict.State is not (MatchState.MISMATCH or MatchState.ALERT_BANK or MatchState.ALERT_GW)) return null;
        if ((verdict.Gateway ?? verdict.Bank) is not { } side) return null;
        var amount = verdict.DifferenceMinor is { } difference and not 0 ? difference : side.AmountMinor;
        return new ValueAtRisk(amount == long.MinValue ? long.MaxValue : Math.Abs(amount), side.Currency);
    }
}
