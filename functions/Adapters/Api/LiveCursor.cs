using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Api;

/// <summary>How far a dashboard has read each shard's log, and where it reads on.</summary>
internal sealed class LiveCursor
{
    private readonly EntryPlace[] _next;

    private LiveCursor(EntryPlace[] next, int startShard)
    {
        _next = next;
        StartShard = startShard;
    }

    /// <summary>Where reading begins: it moves on after an answer that was cut, so that one busy shard cannot hide the others.</summary>
    public int StartShard { get; }

    /// <summary>Everything up to these heads has been read.</summary>
    public static LiveCursor At(Heads heads) => new([.. Enumerable.Range(0, AuditShard.Count).Select(shard => new EntryPlace(heads.LastBlock(shard) + 1, 0))], 0);

    /// <summary>The first entry of the shard that has not been read.</summary>
    public EntryPlace Next(int shard) => _next[shard];

    public bool IsAheadOf(Heads heads)
    {
        for (var shard = 0; shard < _next.Length; shard++)
        {
            var (block, index) = _next[shard];
            if (block - (index > 0 ? 0 : 1) > heads.LastBlock(shard)) return true;
        }

        return false;
    }

    public LiveCursor With(IReadOnlyDictionary<int, EntryPlace> moved, int startShard)
    {
        var next = _next.ToArray();
        foreach (var (shard, place) in moved) next[shard] = place;
        return new LiveCursor(next, startShard);
    }

    public string Write(CursorText text)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write((byte)StartShard);
        foreach (var (block, index) in _next)
        {
            // A bit says whether the block is half read, so that a shard usually takes one to four bytes.
            writer.Write7BitEncodedInt64(block << 1 | (index > 0 ? 1L : 0L));
            if (index > 0) writer.Write7BitEncodedInt(index);
        }

        return text.Write(CursorKind.Live, content.ToArray());
    }

    /// <exception cref="Refusal">Not a cursor of this route.</exception>
    public static LiveCursor Read(CursorText text, string given)
    {
        using var reader = new BinaryReader(new MemoryStream(text.Read(CursorKind.Live, given)));
        try
        {
            var start = reader.ReadByte();
            var next = new EntryPlace[AuditShard.Count];
            for (var shard = 0; shard < next.Length; shard++)
            {
                var packed = reader.Read7BitEncodedInt64();
                next[shard] = new EntryPlace(packed >> 1, (packed & 1) == 1 ? reader.Read7BitEncodedInt() : 0);
                if (next[shard].Block < 0 || next[shard].Index is < 0 or >= AuditRules.MaxEntries) throw Refusal.BadCursor();
            }

            var isWhole = start < AuditShard.Count && reader.BaseStream.Position == reader.BaseStream.Length;
            return isWhole ? new LiveCursor(next, start) : throw Refusal.BadCursor();
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            throw Refusal.BadCursor();
        }
    }
}
