using System.Globalization;
using System.Runtime.CompilerServices;

namespace RealRecon.Adapters.Anchors;

/// <summary>Names and content of the files that anchors are kept in: <c>2026-05-01.ndjson</c>, which sort by day. What stands behind the last line end was torn by a crash and does not count.</summary>
internal static class AnchorFile
{
    private const string Extension = ".ndjson";
    private const byte LineEnd = (byte)'\n';

    /// <summary>Of all names, those of such files, oldest first.</summary>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> names) => [.. names.Where(IsOne).Order(StringComparer.Ordinal)];

    /// <summary>The file to append to. A clock that was set back may not begin a file before the newest one.</summary>
    public static string After(AnchorTail tail, DateOnly day)
    {
        var own = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Extension;
        return string.CompareOrdinal(tail.File, own) > 0 ? tail.File! : own;
    }

    public static byte[] WithEnd(ReadOnlySpan<byte> line) => [.. line, LineEnd];

    /// <summary>How many bytes of a file are whole lines.</summary>
    public static int WholeLength(ReadOnlySpan<byte> content) => content.LastIndexOf(LineEnd) + 1;

    /// <summary>The end of all files.</summary>
    /// <param name="files">Oldest first.</param>
    /// <param name="read">Reads one.</param>
    public static async Task<AnchorTail> TailAsync(IReadOnlyList<string> files, Func<string, Task<byte[]>> read)
    {
        if (files is []) return new AnchorTail(null, 0, null);
        long? length = null;

        // The newest has no line where a process ended between creating and writing it.
        foreach (var file in files.Reverse())
        {
            var content = await read(file);
            length ??= WholeLength(content);
            if (LinesOf(content).LastOrDefault() is { } line) return new AnchorTail(files[^1], length.Value, line);
        }

        return new AnchorTail(files[^1], length!.Value, null);
    }

    /// <inheritdoc cref="IAnchorStore.ReadLinesAsync"/>
    public static async IAsyncEnumerable<byte[]> LinesAsync(IReadOnlyList<string> files, Func<string, Task<byte[]>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var line in LinesOf(await read(file))) yield return line;
        }
    }

    private static IEnumerable<byte[]> LinesOf(byte[] content)
    {
        for (int start = 0, end; (end = Array.IndexOf(content, LineEnd, start)) >= 0; start = end + 1) yield return content[start..end];
    }

    private static bool IsOne(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal) && DateOnly.TryParseExact(name[..^Extension.Length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
