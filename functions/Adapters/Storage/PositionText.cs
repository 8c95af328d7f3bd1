using System.Collections.Immutable;
using System.Text;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage;

/// <summary>Positions as short text that can be appended to: <c>12:0,3;15:1;</c> is block 12, entries 0 and 3, then block 15, entry 1.</summary>
internal static class PositionText
{
    public static string Of(long block, ImmutableArray<int> indices)
    {
        var text = new StringBuilder().Append(block).Append(':');
        AppendIndices(text, indices);
        return text.Append(';').ToString();
    }

    public static string OfIndices(ImmutableArray<int> indices) => AppendIndices(new StringBuilder(), indices).ToString();

    /// <exception cref="FormatException">Not made by <see cref="Of"/>.</exception>
    public static List<EntryPosition> Read(string text)
    {
        var positions = new List<EntryPosition>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw new FormatException("A position has no block.");
            positions.Add(new EntryPosition(long.Parse(part.AsSpan(0, colon)), ReadIndices(part[(colon + 1)..])));
        }

        return positions;
    }

    /// <exception cref="FormatException">Not made by <see cref="OfIndices"/>.</exception>
    public static ImmutableArray<int> ReadIndices(string text) => [.. text.Split(',').Select(int.Parse)];

    /// <summary>What the positions of a view say against its version and its last block; null when nothing.</summary>
    public static string? Contradiction(List<EntryPosition> positions, long version, long lastBlock)
    {
        if (!Ascend(positions, out var entries)) return "its entries are not in order";

        // An outbox that was sent twice leaves an entry twice, so there may be more entries than versions.
        if (entries < version) return $"it names {entries} entries, but is at version {version}";
        return positions[^1].Block == lastBlock ? null : "its last block is not that of its last entry";
    }

    private static bool Ascend(List<EntryPosition> positions, out long entries)
    {
        (entries, var block) = (0, -1L);
        foreach (var position in positions)
        {
            if (position.Block <= block) return false;
            block = position.Block;
            var last = -1;
            foreach (var index in position.Indices)
            {
                if (index <= last) return false;
                last = index;
                entries++;
            }
        }

        return entries > 0;
    }

    private static StringBuilder AppendIndices(StringBuilder text, ImmutableArray<int> indices)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(indices[i]);
        }

        return text;
    }
}
