using System.Globalization;
using System.Text;
using RealRecon.Core;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>What a person may write into the record, where it stays for ever and is shown to others.</summary>
internal static class WrittenText
{
    /// <summary>Something to read, nothing that hides or turns text around, nothing like a card number.</summary>
    public static bool IsLegal(string text, int maxLength)
    {
        if (text.Length > maxLength || string.IsNullOrWhiteSpace(text)) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || IsHidden(rune)) return false;
            i += rune.Utf16SequenceLength - 1;
        }

        return !CardNumber.IsIn(text);
    }

    // The two joiners are format characters as well, and Persian, Hindi and many emoji cannot be written without them.
    private static bool IsHidden(Rune rune) => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
