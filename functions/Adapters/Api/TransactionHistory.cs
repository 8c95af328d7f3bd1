using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>Reads a transaction's audit entries from the blocks that hold them.</summary>
internal sealed class TransactionHistory(Readings readings)
{
    /// <summary>Most entries of one answer. A transaction has a handful; thousands mean that somebody keeps repeating an event.</summary>
    public const int MaxEntries = 200;

    private const int BlocksAtOnce = 8;

    /// <summary>The newest entries before <paramref name="before"/> (or of all), ascending.</summary>
    public async Task<HistoryPage> ReadAsync(TransactionId id, IReadOnlyList<EntryPosition> positions, EntryPlace? before, CancellationToken cancellation)
    {
        var places = NewestOf(positions, before);
        var hasOlder = places.Count > MaxEntries;
        var wanted = places.Take(MaxEntries).Reverse().GroupBy(place => place.Block).ToList();
        var shard = AuditShard.Of(id);
        var entries = new List<HistoryEntry>();
        foreach (var some in wanted.Chunk(BlocksAtOnce))
        {
            var read = await Task.WhenAll(some.Select(group => readings.BlocksAsync(shard, group.Key, 1, cancellation)));
            for (var i = 0; i < some.Length; i++) entries.AddRange(EntriesOf(id, some[i], read[i]));
        }

        return new HistoryPage(shard, entries, hasOlder ? new EntryPlace(entries[0].Block.Number, entries[0].Index) : null);
    }

    private static List<EntryPlace> NewestOf(IReadOnlyList<EntryPosition> positions, EntryPlace? before)
    {
        var places = new List<EntryPlace>();
        for (var i = positions.Count - 1; i >= 0 && places.Count <= MaxEntries; i--)
        {
            var (block, indices) = positions[i];
            for (var j = indices.Length - 1; j >= 0 && places.Count <= MaxEntries; j--)
            {
                var place = new EntryPlace(block, indices[j]);
                if (before is null || place.CompareTo(before.Value) < 0) places.Add(place);
            }
        }

        return places;
    }

    private static IEnumerable<HistoryEntry> EntriesOf(TransactionId id, IGrouping<long, EntryPlace> places, IReadOnlyList<AuditBlock> read)
    {
        var block = read.Count == 1 && read[0].Number == places.Key ? read[0] : throw Refusal.UnreadableEntry();
        foreach (var place in places)
        {
            var entry = place.Index < block.Entries.Length ? EntryReader.Read(block, place.Index) : throw Refusal.UnreadableEntry();
            if (entry.TransactionId != id) throw Refusal.UnreadableEntry();
            yield return new HistoryEntry(block, place.Index, entry);
        }
    }
}

/// <param name="Shard">The shard that holds them.</param>
/// <param name="Entries">Ascending.</param>
/// <param name="Before">Where older ones end; null when these are all.</param>
internal sealed record HistoryPage(int Shard, IReadOnlyList<HistoryEntry> Entries, EntryPlace? Before);

/// <summary>An entry and where it lies.</summary>
internal sealed record HistoryEntry(AuditBlock Block, int Index, AuditEntry Entry)
{
    public long Sequence => Block.FirstSequence + Index;
}
