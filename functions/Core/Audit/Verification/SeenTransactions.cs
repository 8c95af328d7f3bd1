using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RealRecon.Core.Views;

namespace RealRecon.Core.Audit.Verification;

/// <summary>What the log last said of each transaction, in about 150 bytes each, and of no more of them than memory is set aside for.</summary>
/// <param name="capacity">Transactions to remember; those beyond it go uncompared.</param>
public sealed class SeenTransactions(int capacity)
{
    /// <summary>About 300 MB.</summary>
    public const int DefaultCapacity = 2_000_000;

    private readonly Dictionary<TransactionId, Last> _last = [];

    /// <summary>How many transactions are remembered.</summary>
    public int Count => _last.Count;

    /// <summary>Whether there were more than could be remembered: then a transaction that is not known may still be in the log.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Transactions that no view was compared with yet.</summary>
    public IEnumerable<TransactionId> WithoutView => _last.Where(pair => !pair.Value.ViewSeen).Select(pair => pair.Key);

    /// <summary>Entries whose version was the one before it: an outbox that was sent twice across a crash tells a decision twice.</summary>
    public long Repeated { get; private set; }

    /// <summary>Takes an entry in; false when its version neither follows the one before nor repeats it.</summary>
    internal bool Add(AuditEntry entry)
    {
        if (_last.Count >= capacity && !_last.ContainsKey(entry.TransactionId))
        {
            // Of a transaction that was not remembered from its first entry nothing can be said.
            Overflowed = true;
            return true;
        }

        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, entry.TransactionId, out _);
        var follows = entry.Version == last.Version + 1;
        if (entry.Version == last.Version && last.Version > 0)
        {
            Repeated++;
            follows = true;
        }

        last = new Last(entry.Version, Digest(entry.After), false);
        return follows || Overflowed;
    }

    /// <summary>Whether a view says what the transaction's last entry said; null when the transaction is not known here.</summary>
    public bool? Agrees(TransactionView view)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrNullRef(_last, view.Id);
        if (Unsafe.IsNullRef(ref last)) return null;
        last = last with { ViewSeen = true };
        return last.Version == view.Version && last.Snapshot == Digest(view.Current);
    }

    /// <summary>The version that the log last gave a transaction; 0 when it is not known here.</summary>
    public long VersionOf(TransactionId id) => _last.TryGetValue(id, out var last) ? last.Version : 0;

    // Half of a SHA-256: nobody can find a second snapshot to it, and it is half as much to keep.
    private static UInt128 Digest(TransactionSnapshot snapshot)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(AuditEntryCodec.EncodeSnapshot(snapshot), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private readonly record struct Last(long Version, UInt128 Snapshot, bool ViewSeen);
}
