using System.Globalization;

namespace RealRecon.Adapters.Anchors;

/// <summary>Names and content of the files that anchors are kept in: <c>2026-05-01.ndjson</c>, which sort by day.</summary>
internal static class AnchorFile
{
    public const string Pattern = "????-??-??.ndjson";

    private const byte LineEnd = (byte)'\n';

    /// <summary>Of all names, those of such files, oldest first.</summary>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> names) => [.. names.Where(IsOne).Order(StringComparer.Ordinal)];

    /// <summary>The file to append to. A clock that was set back may not begin a file before the newest one.</summary>
    public static string After(AnchorTail tail, DateOnly day)
    {
        var own = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".ndjson";
        return string.CompareOrdinal(tail.File, own) > 0 ? tail.File! : own;
    }

    public static byte[] WithEnd(ReadOnlySpan<byte> line) => [.. line, LineEnd];

    /// <summary>The lines of a file. What stands behind the last line end counts as a line too, so that a torn one is noticed.</summary>
    public static IEnumerable<byte[]> LinesOf(byte[] content)
    {
        for (var start = 0; start < content.Length;)
        {
            var end = Array.IndexOf(content, LineEnd, start);
            if (end < 0) end = content.Length;
            yield return content[start..end];
            start = end + 1;
        }
    }

    private static bool IsOne(string name) =>
        name.EndsWith(".ndjson", StringComparison.Ordinal) && DateOnly.TryParseExact(name[..^".ndjson".Length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
