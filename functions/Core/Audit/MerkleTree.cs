using System.Buffers;
using System.Security.Cryptography;

namespace RealRecon.Core.Audit;

/// <summary>The Merkle tree hash of RFC 6962, section 2.1: leaves and nodes are told apart by their first byte, the left subtree is the largest full one.</summary>
public static class MerkleTree
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;
    private const int UsualEntry = 2048;

    /// <summary>SHA-256(0x00 | entry).</summary>
    public static byte[] HashLeaf(ReadOnlySpan<byte> entry)
    {
        var pooled = entry.Length < UsualEntry ? null : ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        var buffer = pooled ?? stackalloc byte[UsualEntry];
        buffer[0] = LeafPrefix;
        entry.CopyTo(buffer[1..]);
        var hash = SHA256.HashData(buffer[..(entry.Length + 1)]);
        if (pooled is not null) ArrayPool<byte>.Shared.Return(pooled);
        return hash;
    }

    /// <summary>The root over leaf hashes; the hash of nothing when there are none.</summary>
    /// <exception cref="ArgumentException">A leaf hash does not have 32 bytes.</exception>
    public static byte[] Root(ReadOnlySpan<byte[]> leafHashes)
    {
        if (leafHashes.IsEmpty) return SHA256.HashData([]);
        var pooled = ArrayPool<byte>.Shared.Rent(leafHashes.Length * HashBytes);
        for (var i = 0; i < leafHashes.Length; i++)
        {
            if (leafHashes[i].Length != HashBytes) throw new ArgumentException("A leaf hash does not have 32 bytes.", nameof(leafHashes));
            leafHashes[i].CopyTo(pooled, i * HashBytes);
        }

        // Joining neighbours level by level, with an odd last one moved up as it is, gives the same tree as RFC 6962's recursive split.
        for (var count = leafHashes.Length; count > 1; count = (count + 1) / 2) JoinLevel(pooled, count);
        var root = pooled[..HashBytes];
        ArrayPool<byte>.Shared.Return(pooled);
        return root;
    }

    private static void JoinLevel(Span<byte> level, int count)
    {
        Span<byte> node = stackalloc byte[1 + (2 * HashBytes)];
        node[0] = NodePrefix;
        for (var i = 0; i + 1 < count; i += 2)
        {
            level.Slice(i * HashBytes, 2 * HashBytes).CopyTo(node[1..]);
            SHA256.HashData(node, level[(i / 2 * HashBytes)..]);
        }

        if (count % 2 == 1) level.Slice((count - 1) * HashBytes, HashBytes).CopyTo(level[(count / 2 * HashBytes)..]);
    }
}
