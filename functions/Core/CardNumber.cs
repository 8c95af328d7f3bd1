using System.Text;

namespace RealRecon.Core;

/// <summary>
/// Recognises text that would be a payment card number, so that none is ever stored (PCI DSS 3.5.1 is best kept by holding none).
/// </summary>
public static class CardNumber
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19;

    /// <summary>
    /// True when the whole text, in digits of any script and without blanks and punctuation, is 13 to 19 digits in an issuer's range that pass the
    /// Luhn check. All three, because one random digit string in ten passes Luhn alone. Text with a letter is never one.
    /// </summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune)) return false;
            if (!Rune.IsDigit(rune)) continue;
            if (count == MaxDigits) return false;
            digits[count++] = (byte)Rune.GetNumericValue(rune);
        }

        return count >= MinDigits && HasIssuer(digits[..count]) && PassesLuhn(digits[..count]);
    }

    // Visa 4; Mastercard 51-55, 2221-2720; Mir 2200-2204; Amex 34, 37; JCB and RuPay 35; Diners 30, 36, 38, 39; Maestro and RuPay 50, 56-58;
    // Discover, UnionPay, RuPay and Maestro 6; RuPay 81, 82.
    private static bool HasIssuer(ReadOnlySpan<byte> d) => d[0] switch
    {
        4 or 6 => true,
        5 => d[1] != 9,
        3 => d[1] is 0 or 4 or 5 or 6 or 7 or 8 or 9,
        2 => (d[0] * 1000) + (d[1] * 100) + (d[2] * 10) + d[3] is (>= 2200 and <= 2204) or (>= 2221 and <= 2720),
        8 => d[1] is 1 or 2,
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
