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
    /// True when a run of digits (of any script, through blanks and punctuation, ended by a letter) is in an issuer's range and passes the Luhn check.
    /// Both, because one random digit string in ten passes Luhn alone. Text of digits only may have any length that cards have, 13 to 19; beside
    /// letters only the lengths of the large schemes count, because bank references are built of a prefix and 13 to 19 digits (an Indian UTR has 17).
    /// </summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        var count = 0;
        var hasLetter = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                hasLetter = true;
                if (IsCard(digits, count) && IsCommonLength(digits[0], count)) return true;
                count = 0;
            }
            else if (Rune.IsDigit(rune))
            {
                if (count < MaxDigits) digits[count] = (byte)Rune.GetNumericValue(rune);
                count++;
            }
        }

        return IsCard(digits, count) && (!hasLetter || IsCommonLength(digits[0], count));
    }

    private static bool IsCard(ReadOnlySpan<byte> digits, int count) =>
        count is >= MinDigits and <= MaxDigits && HasIssuer(digits[..count]) && PassesLuhn(digits[..count]);

    // Amex has 15 digits, Diners 14, the others 16; both of the former begin with 3.
    private static bool IsCommonLength(byte first, int count) => count == 16 || (first == 3 && count is 14 or 15);

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
