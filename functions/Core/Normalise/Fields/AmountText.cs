using System.Collections.Immutable;

namespace RealRecon.Core.Normalise.Fields;

/// <summary>Amounts from their digits: exact, or refused. No binary or decimal fraction is ever involved.</summary>
internal static class AmountText
{
    // Up to the digits that an amount may have: no exponent within the rules is larger.
    private static readonly ImmutableArray<long> PowersOfTen = [.. Enumerable.Range(0, Limits.AmountDigits + 1).Select(exponent => (long)Math.Pow(10, exponent))];

    /// <summary>A decimal in major units, <c>500.00</c>. Zeros beyond the currency's decimals are accepted, because they change nothing.</summary>
    /// <returns>Null when read, else why not.</returns>
    public static RejectionReason? TryReadMajor(ReadOnlySpan<char> text, Currency currency, out Money money) =>
        TryRead(text, 0, currency, out money);

    /// <summary>An integer in units of 10^-<paramref name="wireExponent"/>: a provider's minor unit, which is not always ISO 4217's.</summary>
    /// <inheritdoc cref="TryReadMajor" path="/returns"/>
    public static RejectionReason? TryReadMinor(ReadOnlySpan<char> text, int wireExponent, Currency currency, out Money money)
    {
        money = default;
        return text.Contains('.') ? RejectionReason.AMOUNT_MALFORMED : TryRead(text, wireExponent, currency, out money);
    }

    private static RejectionReason? TryRead(ReadOnlySpan<char> text, int unitExponent, Currency currency, out Money money)
    {
        money = default;
        var negative = text is ['-', ..];
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (!IsNumber(whole) || (point >= 0 && !IsNumber(fraction))) return RejectionReason.AMOUNT_MALFORMED;
        if (whole.Length + fraction.Length > Limits.AmountDigits) return RejectionReason.AMOUNT_TOO_LARGE;

        var value = Append(Append(0, whole), fraction);
        if (negative || value == 0) return RejectionReason.AMOUNT_NOT_POSITIVE;
        if (!TryScale(value, currency.Exponent - unitExponent - fraction.Length, out var minor)) return RejectionReason.NORMALISE_INCONSISTENT;
        if (minor >= PowerOfTen(Limits.AmountDigits)) return RejectionReason.AMOUNT_TOO_LARGE;
        money = new Money((long)minor, currency);
        return null;
    }

    private static bool IsNumber(ReadOnlySpan<char> digits) => !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');

    private static long Append(long value, ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits) value = (value * 10) + (digit - '0');
        return value;
    }

    private static bool TryScale(long value, int exponent, out Int128 scaled)
    {
        if (exponent >= 0)
        {
            scaled = (Int128)value * PowerOfTen(exponent);
            return true;
        }

        (var quotient, var rest) = Math.DivRem(value, PowerOfTen(-exponent));
        scaled = quotient;
        return rest == 0;
    }

    private static long PowerOfTen(int exponent) => PowersOfTen[exponent];
}
