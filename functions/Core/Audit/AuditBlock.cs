using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using RealRecon.Core.Views;

namespace RealRecon.Core.Audit;

/// <summary>
/// A sealed run of one shard's entries. Its content is a function of the entries and of the block before it, so writing it twice writes the same row.
/// </summary>
public sealed record AuditBlock
{
    // Neither a leaf nor a node of the tree may be taken for a header.
    private const byte HeaderPrefix = 0x02;

    private const int HeaderBytes = 1 + sizeof(int) + sizeof(long) + sizeof(long) + sizeof(int) + (2 * MerkleTree.HashBytes);

    public required int Shard { get; init; }

    /// <summary>0, 1, 2 … without gaps within a shard.</summary>
    public required long Number { get; init; }

    /// <summary>The shard's sequence number of the first entry; entries of a shard are numbered 0, 1, 2 … without gaps.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>Canonical bytes of each entry.</summary>
    public required ImmutableArray<byte[]> Entries { get; init; }

    /// <summary>SHA-256(0x00 | bytes) of each entry: the leaves of the tree.</summary>
    public required ImmutableArray<byte[]> EntryHashes { get; init; }

    /// <summary>Merkle tree hash of the leaves as in RFC 6962.</summary>
    public required byte[] Root { get; init; }

    /// <summary><see cref="Hash"/> of the block before; 32 zero bytes for block 0.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>SHA-256 of the header: shard, number, first sequence, count, root, previous hash.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The block that holds <paramref name="entries"/> and follows <paramref name="previous"/>.</summary>
    public static AuditBlock Seal(ShardHead previous, ImmutableArray<byte[]> entries)
    {
        var hashes = ImmutableArray.CreateBuilder<byte[]>(entries.Length);
        foreach (var entry in entries) hashes.Add(MerkleTree.HashLeaf(entry));
        var unsealed = new AuditBlock
        {
            Shard = previous.Shard,
            Number = previous.Block + 1,
            FirstSequence = previous.NextSequence,
            Entries = entries,
            EntryHashes = hashes.MoveToImmutable(),
            Root = [],
            PreviousHash = previous.Hash,
            Hash = [],
        };
        var rooted = unsealed with { Root = MerkleTree.Root(unsealed.EntryHashes.AsSpan()) };
        return rooted with { Hash = rooted.HashHeader() };
    }

    /// <summary>SHA-256(0x02 | shard | number | first sequence | count | root | previous hash), numbers big-endian with 4, 8, 8 and 4 bytes.</summary>
    /// <exception cref="ArgumentException"><see cref="Root"/> or <see cref="PreviousHash"/> does not have 32 bytes.</exception>
    public byte[] HashHeader()
    {
        if (Root.Length != MerkleTree.HashBytes || PreviousHash.Length != MerkleTree.HashBytes) throw new ArgumentException("A hash in the header does not have 32 bytes.");
        Span<byte> header = stackalloc byte[HeaderBytes];
        header[0] = HeaderPrefix;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], Shard);
        BinaryPrimitives.WriteInt64BigEndian(header[5..], Number);
        BinaryPrimitives.WriteInt64BigEndian(header[13..], FirstSequence);
        BinaryPrimitives.WriteInt32BigEndian(header[21..], Entries.Length);
        Root.CopyTo(header[25..]);
        PreviousHash.CopyTo(header[(25 + MerkleTree.HashBytes)..]);
        return SHA256.HashData(header);
    }

    /// <summary>Whether both say the same, byte for byte; record equality would compare references of arrays.</summary>
    public bool HasContentOf(AuditBlock other) =>
        Shard == other.Shard
        && Number == other.Number
        && FirstSequence == other.FirstSequence
        && AreEqual(Entries, other.Entries)
        && AreEqual(EntryHashes, other.EntryHashes)
        && Root.AsSpan().SequenceEqual(other.Root)
        && PreviousHash.AsSpan().SequenceEqual(other.PreviousHash)
        && Hash.AsSpan().SequenceEqual(other.Hash);

    private static bool AreEqual(ImmutableArray<byte[]> left, ImmutableArray<byte[]> right)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!left[i].AsSpan().SequenceEqual(right[i])) return false;
        }

        return true;
    }
}
