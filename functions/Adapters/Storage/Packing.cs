using System.Buffers.Binary;
using System.Collections.Immutable;
using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Storage;

/// <summary>Many byte strings in one: each behind its length (4 bytes, big-endian).</summary>
internal static class Packing
{
    public static byte[] Pack(ImmutableArray<byte[]> entries)
    {
        var size = 0;
        foreach (var entry in entries) size += AuditRules.PackedBytes(entry);
        var packed = new byte[size];
        var at = 0;
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteInt32BigEndian(packed.AsSpan(at), entry.Length);
            entry.CopyTo(packed, at + sizeof(int));
            at += AuditRules.PackedBytes(entry);
        }

        return packed;
    }

    /// <summary>Never fails: what is not framed as it should be comes back as one last entry, for the verifier to find.</summary>
    public static ImmutableArray<byte[]> Unpack(ReadOnlySpan<byte> packed)
    {
        var entries = ImmutableArray.CreateBuilder<byte[]>();
        while (!packed.IsEmpty)
        {
            var length = packed.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32BigEndian(packed);
            if (length < 0 || length > packed.Length - sizeof(int))
            {
                entries.Add(packed.ToArray());
                break;
            }

            entries.Add(packed.Slice(sizeof(int), length).ToArray());
            packed = packed[(sizeof(int) + length)..];
        }

        return entries.DrainToImmutable();
    }

    public static byte[] PackHashes(ImmutableArray<byte[]> hashes)
    {
        var packed = new byte[hashes.Length * MerkleTree.HashBytes];
        for (var i = 0; i < hashes.Length; i++) hashes[i].CopyTo(packed, i * MerkleTree.HashBytes);
        return packed;
    }

    /// <summary>Never fails: a last hash may be short.</summary>
    public static ImmutableArray<byte[]> UnpackHashes(ReadOnlySpan<byte> packed)
    {
        var hashes = ImmutableArray.CreateBuilder<byte[]>((packed.Length + MerkleTree.HashBytes - 1) / MerkleTree.HashBytes);
        while (!packed.IsEmpty)
        {
            var length = Math.Min(MerkleTree.HashBytes, packed.Length);
            hashes.Add(packed[..length].ToArray());
            packed = packed[length..];
        }

        return hashes.DrainToImmutable();
    }
}
