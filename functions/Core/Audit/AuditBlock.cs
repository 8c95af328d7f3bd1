using System.Collections.Immutable;

namespace RealRecon.Core.Audit;

/// <summary>
/// A sealed run of one shard's entries. Its content is a function of the entries and of the block before it, so writing it twice writes the same row.
/// </summary>
public sealed record AuditBlock
{
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
}
