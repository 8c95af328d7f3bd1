using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace RealRecon.Core;

/// <summary>What a reference from outside may consist of, whatever it names (a transaction, an event, an order).</summary>
public static class ReferenceText
{
    /// <summary>True for 1 to <paramref name="maxLength"/> visible characters (UTF-16 code units), blanks only inside, no card number.</summary>
    public static bool IsLegal([NotNullWhen(true)] string? text, int maxLength)
    {
        if (string.IsNullOrEmpty(text) || text.Length > maxLength || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAscii(text[i]))
            {
                if (text[i] is < ' ' or '\u007f') return false;
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune) || IsInvisible(rune)) return false;
            i += rune.Utf16SequenceLength - 1;
        }

        return !CardNumber.IsIn(text);
    }

    // Format covers zero-width characters and the bidirectional overrides that make one id look like another.
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
