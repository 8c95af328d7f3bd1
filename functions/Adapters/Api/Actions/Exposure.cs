using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>Value at risk of many transactions, in minor units by currency.</summary>
internal static class Exposure
{
    public static IReadOnlyDictionary<string, long> Of(IEnumerable<TransactionView> views)
    {
        var sums = new SortedDictionary<string, Int128>(StringComparer.Ordinal);
        foreach (var view in views)
        {
            if (AtRisk(view) is not var (currency, minor)) continue;
            sums[currency] = sums.GetValueOrDefault(currency) + minor;
        }

        return sums.ToDictionary(sum => sum.Key, sum => (long)Int128.Min(sum.Value, long.MaxValue), StringComparer.Ordinal);
    }

    /// <summary>What the sides differ by; all of it where one side is missing or they cannot be compared.</summary>
    private static (string Currency, Int128 Minor)? AtRisk(TransactionView view)
    {
        var verdict = view.Current.Verdict;
        if ((verdict.Gateway ?? verdict.Bank) is not { } side) return null;
        return (side.Currency, Int128.Abs(verdict.DifferenceMinor ?? side.AmountMinor));
    }
}
