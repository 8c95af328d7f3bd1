using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RealRecon.Core;

/// <summary>
/// Amounts above zero, summed by currency and never across currencies; what is owed and what is missing weigh alike. Wider than an amount, so that no
/// sum of amounts can overflow and be wrong for ever after.
/// </summary>
/// <param name="ByCurrency">Minor units by currency code.</param>
public sealed record MoneySums(ImmutableSortedDictionary<string, Int128> ByCurrency)
{
    public static readonly MoneySums None = new(ImmutableSortedDictionary.Create<string, Int128>(StringComparer.Ordinal));

    [JsonIgnore]
    public bool IsEmpty => ByCurrency.IsEmpty;

    public static MoneySums Of(IEnumerable<Money> amounts) => amounts.Aggregate(None, (sums, money) => sums.Plus(money));

    /// <param name="money">Its sign does not count; null adds nothing.</param>
    public MoneySums Plus(Money? money) => money is { } more ? Changed(more.Currency.Code, Int128.Abs(more.MinorUnits)) : this;

    public MoneySums Plus(MoneySums more) => more.ByCurrency.Aggregate(this, (sums, sum) => sums.Changed(sum.Key, sum.Value));

    /// <summary>Never below zero: what is taken away beyond that is forgotten.</summary>
    /// <param name="money">Its sign does not count; null takes nothing away.</param>
    public MoneySums Minus(Money? money) => money is { } less ? Changed(less.Currency.Code, -Int128.Abs(less.MinorUnits)) : this;

    /// <summary>Never below zero: what is taken away beyond that is forgotten.</summary>
    public MoneySums Minus(MoneySums less) => less.ByCurrency.Aggregate(this, (sums, sum) => sums.Changed(sum.Key, -sum.Value));

    /// <summary>No currency has more, and one has less.</summary>
    public bool IsBelow(MoneySums other) => Minus(other).IsEmpty && !other.Minus(this).IsEmpty;

    /// <summary>For people and the audit log: what no amount can hold is shown as the largest amount.</summary>
    public ImmutableSortedDictionary<string, long> Shown() =>
        ByCurrency.ToImmutableSortedDictionary(sum => sum.Key, sum => (long)Int128.Min(sum.Value, long.MaxValue), StringComparer.Ordinal);

    public bool Equals(MoneySums? other) => other is not null && ByCurrency.SequenceEqual(other.ByCurrency);

    public override int GetHashCode() => ByCurrency.Aggregate(0, HashCode.Combine);

    /// <summary><c>12.50 EUR, 900 JPY</c>; empty for none.</summary>
    public override string ToString() => string.Join(", ", Shown().Select(sum => new Money(sum.Value, Currency.Of(sum.Key)).ToString()));

    private MoneySums Changed(string currency, Int128 by)
    {
        if (by == 0) return this;
        var sum = ByCurrency.GetValueOrDefault(currency) + by;
        return new(sum > 0 ? ByCurrency.SetItem(currency, sum) : ByCurrency.Remove(currency));
    }
}
