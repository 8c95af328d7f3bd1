using System.Collections.Immutable;
using RealRecon.Core;

namespace RealRecon.Adapters.Api.Totals;

/// <summary>How many, and how much is at risk in each currency. Counts hundreds of thousands, so it changes in place.</summary>
internal sealed class MoneyTally
{
    // Wider than an amount: no sum of amounts overflows.
    private readonly Dictionary<string, Int128> _byCurrency = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    /// <summary>Minor units by currency; what no amount can hold is shown as the largest amount.</summary>
    public ImmutableSortedDictionary<string, long> ValueAtRisk =>
        _byCurrency.ToImmutableSortedDictionary(sum => sum.Key, sum => (long)Int128.Min(sum.Value, long.MaxValue), StringComparer.Ordinal);

    public void Add(Money? atRisk)
    {
        Count++;
        if (atRisk is { } money) _byCurrency[money.Currency.Code] = _byCurrency.GetValueOrDefault(money.Currency.Code) + money.MinorUnits;
    }
}
