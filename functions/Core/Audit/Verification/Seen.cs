using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RealRecon.Core.Views;

namespace RealRecon.Core.Audit.Verification;

/// <summary>What the log last said of each thing, and where it said anything of it: about 200 bytes each, and of no more of them than memory is set aside for.</summary>
/// <param name="capacity">Things to remember; those beyond it go uncompared.</param>
/// <param name="fromStart">False when earlier entries are not told: then the first that is told of a thing may have any version.</param>
public sealed class Seen<TId>(int capacity, bool fromStart = true)
    where TId : notnull
{
    private readonly Dictionary<TId, Last> _last = [];

    /// <summary>How many things are remembered.</summary>
    public int Count => _last.Count;

    /// <summary>Whether there were more than could be remembered: then one that is not known may still be in the log.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Those that no view was compared with yet.</summary>
    public IEnumerable<TId> WithoutView => _last.Where(pair => !pair.Value.ViewSeen).Select(pair => pair.Key);

    /// <summary>Entries whose version was the one before it.</summary>
    public long Repeated { get; private set; }

    /// <summary>Takes an entry in; false when its version neither follows the one before nor repeats it.</summary>
    internal bool Add(TId id, long version, ReadOnlySpan<byte> snapshot, long block, int index)
    {
        if (_last.Count >= capacity && !_last.ContainsKey(id))
        {
            // Of what was not remembered from its first entry nothing can be said.
            Overflowed = true;
            return true;
        }

        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, id, out var isKnown);
        var follows = version == last.Version + 1 || (!isKnown && !fromStart);
        if (version == last.Version && last.Version > 0)
        {
            Repeated++;
            follows = true;
        }

        last = new Last(version, Digest(snapshot), last.Entries + 1, PositionChain.Next(last.Positions, block, index), false);
        return follows || Overflowed;
    }

    /// <summary>Whether a view says what the last entry said; null when it is not known here.</summary>
    /// <param name="id">Whose view.</param>
    /// <param name="version">The view's version.</param>
    /// <param name="snapshot">The view's snapshot in the form that it has inside an entry.</param>
    /// <param name="positions">Where the view says that its entries lie, all of them; null when that is not compared.</param>
    public bool? Agrees(TId id, long version, ReadOnlySpan<byte> snapshot, IReadOnlyList<EntryPosition>? positions)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrNullRef(_last, id);
        if (Unsafe.IsNullRef(ref last)) return null;
        last = last with { ViewSeen = true };
        return last.Version == version
            && last.Snapshot == Digest(snapshot)
            && (positions is null || (PositionChain.CountOf(positions) == last.Entries && PositionChain.Of(positions, last.Entries) == last.Positions));
    }

    /// <summary>The version that the log last gave it; 0 when it is not known here.</summary>
    public long VersionOf(TId id) => _last.TryGetValue(id, out var last) ? last.Version : 0;

    /// <summary>Whether positions are those that the log has, and more: entries that were written since.</summary>
    public bool GoesOn(TId id, IReadOnlyList<EntryPosition> positions) =>
        !_last.TryGetValue(id, out var last)
        || (PositionChain.CountOf(positions) > last.Entries && PositionChain.Of(positions, last.Entries) == last.Positions);

    // Half of a SHA-256: nobody can find a second snapshot to it, and it is half as much to keep.
    private static UInt128 Digest(ReadOnlySpan<byte> snapshot)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(snapshot, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private readonly record struct Last(long Version, UInt128 Snapshot, int Entries, UInt128 Positions, bool ViewSeen);
}
