using System.Globalization;

namespace RealRecon.Core;

/// <summary>An exact amount: integer minor units of one currency. There is no arithmetic across currencies and no fraction anywhere.</summary>
public readonly record struct Money(long MinorUnits, Currency Currency)
{
    /// <summary>The amount in major units with the currency's own decimals, for people: <c>500.00 INR</c>, <c>5 JPY</c>.</summary>
    public override string ToString() => $"{InMajorUnits()} {Currency.Code}";

    /// <summary>The same without the currency: <c>-500.00</c>.</summary>
    public string InMajorUnits()
    {
        var exponent = Currency.Exponent;
        var digits = Math.Abs((decimal)MinorUnits).ToString(CultureInfo.InvariantCulture).PadLeft(exponent + 1, '0');
        var text = exponent == 0 ? digits : $"{digits[..^exponent]}.{digits[^exponent..]}";
        return MinorUnits < 0 ? $"-{text}" : text;
    }
}
