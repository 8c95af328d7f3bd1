using System.Collections.Immutable;

namespace RealRecon.Core.Feeds;

/// <summary>Amounts summed by currency.</summary>
internal static class Sums
{
    /// <summary>Stops at the largest number instead of overflowing: a sum for people, which decides nothing.</summary>
    public static ImmutableSortedDictionary<string, long> Plus(ImmutableSortedDictionary<string, long> sums, Money? amount)
    {
        if (amount is not { } money) return sums;
        var code = money.Currency.Code;
        var total = (Int128)sums.GetValueOrDefault(code) + Int128.Abs(money.MinorUnits);
        return sums.SetItem(code, total > long.MaxValue ? long.MaxValue : (long)total);
    }
}
