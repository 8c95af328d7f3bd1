using System.Collections.Immutable;

namespace RealRecon.Core.Pulse;

/// <summary>Sizes of amounts, added up by currency and never across currencies. Like <see cref="MoneySums"/>, but changed in place, because it is added to for every movement.</summary>
public sealed class CurrencySums
{
    private readonly Dictionary<string, Int128> _sums = new(StringComparer.Ordinal);

    /// <param name="money">Its sign does not count; null adds nothing.</param>
    public void Add(Money? money)
    {
        if (money is { } more) Add(more.Currency.Code, Int128.Abs(more.MinorUnits));
    }

    public void Merge(CurrencySums more)
    {
        foreach (var (currency, sum) in more._sums) Add(currency, sum);
    }

    /// <summary>Minor units; what no amount can hold is shown as the largest amount.</summary>
    public long Shown(string currency) => (long)Int128.Min(_sums.GetValueOrDefault(currency), long.MaxValue);

    /// <summary>Minor units by currency code, sorted by code; as <see cref="Shown(string)"/>.</summary>
    public ImmutableSortedDictionary<string, long> Shown() =>
        _sums.Keys.ToImmutableSortedDictionary(currency => currency, Shown, StringComparer.Ordinal);

    private void Add(string currency, Int128 sum) => _sums[currency] = _sums.GetValueOrDefault(currency) + sum;
}
