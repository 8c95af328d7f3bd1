using System.Globalization;

namespace RealRecon.Core;

/// <summary>An amount in major units of no particular currency (<c>100</c>, <c>12.50</c>): a person's bound, compared exactly with the amounts of any currency.</summary>
/// <param name="Digits">All digits as one number, never negative.</param>
/// <param name="Decimals">How many of them stand behind the point, without zeros at the end.</param>
public readonly record struct MajorAmount(long Digits, int Decimals)
{
    /// <summary>Most digits, so that comparing cannot overflow 128 bits.</summary>
    public const int MaxDigits = 18;

    /// <summary>Digits, and a point with more digits if need be; no sign, no exponent, no grouping.</summary>
    public static bool TryParse(string? text, out MajorAmount amount)
    {
        amount = default;
        var (whole, fraction) = text?.IndexOf('.', StringComparison.Ordinal) switch
        {
            null => ("", ""),
            < 0 => (text, "0"),
            var point => (text[..point.Value], text[(point.Value + 1)..]),
        };
        if (!IsNumber(whole) || !IsNumber(fraction)) return false;
        fraction = fraction.TrimEnd('0');
        whole = whole.TrimStart('0');
        if (whole.Length + fraction.Length > MaxDigits) return false;
        amount = new MajorAmount(long.TryParse($"{whole}{fraction}", NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0, fraction.Length);
        return true;
    }

    /// <summary>Below zero when this is less than so many minor units of the currency, 0 when it is the same, above zero when it is more.</summary>
    public int CompareToMinor(Int128 minorUnits, Currency currency) => ((Int128)Digits * PowerOfTen(currency.Exponent)).CompareTo(minorUnits * PowerOfTen(Decimals));

    /// <summary>The one way to write it: <c>12.5</c>.</summary>
    public override string ToString()
    {
        var digits = Digits.ToString(CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
        return Decimals == 0 ? digits : $"{digits[..^Decimals]}.{digits[^Decimals..]}";
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 64 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static Int128 PowerOfTen(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
