using System.Globalization;

namespace RealRecon.Core.Normalise.Documents;

/// <summary>Finds JSON escapes that name half a surrogate pair: text that no encoding can hold, and that JsonElement throws on when it is read.</summary>
internal static class SurrogateEscapes
{
    public static bool HasUnpaired(ReadOnlySpan<byte> json)
    {
        var awaitsLow = false;
        while (json.IndexOf((byte)'\\') is var at and >= 0 && at + 1 < json.Length)
        {
            if (awaitsLow && at > 0) return true;
            var unit = json[at + 1] == 'u' ? CodeUnit(json[(at + 2)..]) : 'x';
            if (char.IsLowSurrogate(unit) != awaitsLow) return true;
            awaitsLow = char.IsHighSurrogate(unit);
            json = json[(at + (json[at + 1] == 'u' ? Math.Min(6, json.Length - at) : 2))..];
        }

        return awaitsLow;
    }

    private static char CodeUnit(ReadOnlySpan<byte> digits) =>
        digits.Length >= 4 && ushort.TryParse(digits[..4], NumberStyles.AllowHexSpecifier, null, out var unit) ? (char)unit : 'x';
}
