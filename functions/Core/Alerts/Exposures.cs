using System.Collections.Immutable;

namespace RealRecon.Core.Alerts;

/// <summary>Value at risk by currency. Never summed across currencies; what is owed and what is missing weigh alike.</summary>
internal static class Exposures
{
    public static ImmutableSortedDictionary<string, Int128> Plus(ImmutableSortedDictionary<string, Int128> sums, Money? money) =>
        money is { MinorUnits: not 0 } more ? sums.SetItem(more.Currency.Code, sums.GetValueOrDefault(more.Currency.Code) + Int128.Abs(more.MinorUnits)) : sums;

    public static ImmutableSortedDictionary<string, Int128> Minus(ImmutableSortedDictionary<string, Int128> sums, Money? money)
    {
        if (money is not { MinorUnits: not 0 } less) return sums;
        var rest = sums.GetValueOrDefault(less.Currency.Code) - Int128.Abs(less.MinorUnits);
        return rest > 0 ? sums.SetItem(less.Currency.Code, rest) : sums.Remove(less.Currency.Code);
    }

    /// <summary>For people and the audit log: what no amount can hold is shown as the largest amount.</summary>
    public static ImmutableSortedDictionary<string, long> Shown(ImmutableSortedDictionary<string, Int128> sums) =>
        sums.ToImmutableSortedDictionary(sum => sum.Key, sum => (long)Int128.Min(sum.Value, long.MaxValue), StringComparer.Ordinal);

    public static string Text(IEnumerable<KeyValuePair<string, long>> exposure)
    {
        var amounts = exposure.Select(sum => Currency.TryGet(sum.Key, out var currency) ? new Money(sum.Value, currency).ToString() : $"{sum.Value} {sum.Key}");
        return string.Join(", ", amounts) is { Length: > 0 } text ? text : "unknown";
    }
}
