using System.Globalization;
using System.Text;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>
/// Keeps spreadsheets from running a cell as a formula. Ids and reasons are other people's words, and a file of exceptions is opened by the people with
/// the most rights.
/// </summary>
internal static class FormulaGuard
{
    /// <summary>The text, behind a ' where a spreadsheet could take it for a formula: also when that begins behind blanks or what nobody sees, or in full width.</summary>
    public static string Guard(string text) => IsFormula(text) ? $"'{text}" : text;

    private static bool IsFormula(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or 0xFF1D or 0xFF0B or 0xFF0D or 0xFF20) return true;
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)) return false;
        }

        return false;
    }
}
