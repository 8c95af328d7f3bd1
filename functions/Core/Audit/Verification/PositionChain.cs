using System.Buffers.Binary;
using System.Security.Cryptography;
using RealRecon.Core.Views;

namespace RealRecon.Core.Audit.Verification;

/// <summary>Many positions in 16 bytes: each link is half of SHA-256(the link before | block | index), so that no other positions give the same.</summary>
internal static class PositionChain
{
    private const int LinkBytes = 16;

    public static UInt128 Next(UInt128 before, long block, int index)
    {
        Span<byte> link = stackalloc byte[LinkBytes + sizeof(long) + sizeof(int)];
        BinaryPrimitives.WriteUInt128BigEndian(link, before);
        BinaryPrimitives.WriteInt64BigEndian(link[LinkBytes..], block);
        BinaryPrimitives.WriteInt32BigEndian(link[(LinkBytes + sizeof(long))..], index);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(link, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The chain of the first <paramref name="count"/> positions.</summary>
    public static UInt128 Of(IReadOnlyList<EntryPosition> positions, int count)
    {
        UInt128 chain = 0;
        foreach (var (block, indices) in positions)
        {
            foreach (var index in indices)
            {
                if (count-- == 0) return chain;
                chain = Next(chain, block, index);
            }
        }

        return chain;
    }

    public static int CountOf(IReadOnlyList<EntryPosition> positions)
    {
        var count = 0;
        foreach (var position in positions) count += position.Indices.Length;
        return count;
    }
}
