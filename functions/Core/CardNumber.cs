namespace RealRecon.Core;

/// <summary>
/// Recognises text that would be a payment card number, so that none is ever stored (PCI DSS 3.5.1 is best kept by holding none).
/// </summary>
public static class CardNumber
{
    /// <summary>
    /// True when the whole text, without blanks and hyphens, is 13 to 19 digits in an issuer's range that pass the Luhn check.
    /// All three, because one random digit string in ten passes Luhn alone.
    /// </summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        Span<byte> digits = stackalloc byte[19];
        var count = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-') continue;
            var digit = (int)char.GetNumericValue(c);
            if (!char.IsDigit(c) || count == digits.Length) return false;
            digits[count++] = (byte)digit;
        }

        return count >= 13 && HasIssuer(digits[..count]) && PassesLuhn(digits[..count]);
    }

    // Visa 4; Mastercard 51-55, 2221-2720; Amex 34, 37; Discover, UnionPay, RuPay 6; JCB 35; Diners 30, 36, 38, 39.
    private static bool HasIssuer(ReadOnlySpan<byte> d) => d[0] switch
    {
        4 or 6 => true,
        5 => d[1] is >= 1 and <= 5,
        3 => d[1] is 0 or 4 or 5 or 6 or 7 or 8 or 9,
        2 => (d[0] * 1000) + (d[1] * 100) + (d[2] * 10) + d[3] is >= 2221 and <= 2720,
        _ => false,
    };

    private static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)];
            if (i % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
