using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>Reads the audit entries of one transaction or case from the blocks that hold them.</summary>
/// <param name="readings">Where the blocks are.</param>
/// <param name="read">Reads one entry.</param>
internal sealed class EntryHistory<TEntry>(Readings readings, Func<AuditBlock, int, TEntry> read)
{
    /// <summary>Most entries of one answer. A transaction has a handful; thousands mean that somebody keeps repeating an event.</summary>
    public const int MaxEntries = 200;

    private const int BlocksAtOnce = 8;

    /// <summary>The newest entries before <paramref name="before"/> (or of all), ascending.</summary>
    /// <param name="shard">The shard that holds them.</param>
    /// <param name="isOwn">Whether an entry is one of those that are asked for; another one in its place is refused.</param>
    /// <param name="positions">Where they lie.</param>
    /// <param name="before">Where the page ends; null for the newest.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<HistoryPage<TEntry>> ReadAsync(
        int shard, Predicate<TEntry> isOwn, IReadOnlyList<EntryPosition> positions, EntryPlace? before, CancellationToken cancellation)
    {
        var places = NewestOf(positions, before);
        var hasOlder = places.Count > MaxEntries;
        var entries = await LoadAsync(shard, isOwn, places.Take(MaxEntries).Reverse(), cancellation);
        return new HistoryPage<TEntry>(shard, entries, hasOlder ? new EntryPlace(entries[0].Block.Number, entries[0].Index) : null);
    }

    /// <summary>The oldest entries, ascending; fewer than there are when there are more than <paramref name="limit"/>.</summary>
    public Task<List<HistoryEntry<TEntry>>> ReadOldestAsync(
        int shard, Predicate<TEntry> isOwn, IReadOnlyList<EntryPosition> positions, int limit, CancellationToken cancellation)
    {
        var places = positions.SelectMany(position => position.Indices.Select(index => new EntryPlace(position.Block, index)));
        return LoadAsync(shard, isOwn, places.Take(limit), cancellation);
    }

    private async Task<List<HistoryEntry<TEntry>>> LoadAsync(int shard, Predicate<TEntry> isOwn, IEnumerable<EntryPlace> places, CancellationToken cancellation)
    {
        var wanted = places.GroupBy(place => place.Block).ToList();
        var entries = new List<HistoryEntry<TEntry>>();
        foreach (var some in wanted.Chunk(BlocksAtOnce))
        {
            var blocks = await Task.WhenAll(some.Select(group => readings.BlocksAsync(shard, group.Key, 1, cancellation)));
            for (var i = 0; i < some.Length; i++) entries.AddRange(EntriesOf(isOwn, some[i], blocks[i]));
        }

        return entries;
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

    private IEnumerable<HistoryEntry<TEntry>> EntriesOf(Predicate<TEntry> isOwn, IGrouping<long, EntryPlace> places, IReadOnlyList<AuditBlock> blocks)
    {
        var block = blocks.Count == 1 && blocks[0].Number == places.Key ? blocks[0] : throw Refusal.UnreadableEntry();
        foreach (var place in places)
        {
            var entry = place.Index < block.Entries.Length ? read(block, place.Index) : throw Refusal.UnreadableEntry();
            if (!isOwn(entry)) throw Refusal.UnreadableEntry();
            yield return new HistoryEntry<TEntry>(block, place.Index, entry);
        }
    }
}

/// <param name="Shard">The shard that holds them.</param>
/// <param name="Entries">Ascending.</param>
/// <param name="Before">Where older ones end; null when these are all.</param>
internal sealed record HistoryPage<TEntry>(int Shard, IReadOnlyList<HistoryEntry<TEntry>> Entries, EntryPlace? Before);

/// <summary>An entry and where it lies.</summary>
internal sealed record HistoryEntry<TEntry>(AuditBlock Block, int Index, TEntry Entry)
{
    public long Sequence => Block.FirstSequence + Index;
}
