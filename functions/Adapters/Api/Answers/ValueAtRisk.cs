using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>What a transaction may cost if nobody looks after it, in minor units; never negative.</summary>
internal sealed record ValueAtRisk(long AmountMinor, string Currency)
{
    /// <summary>As alerts and the second-person rule count it (<see cref="Exposure"/>); null where nothing is open, or nothing is known to be at risk.</summary>
    public static ValueAtRisk? Of(TransactionSnapshot snapshot) =>
        Exposure.AtRisk(snapshot) is { } money ? new ValueAtRisk(money.MinorUnits, money.Currency.Code) : null;
}
