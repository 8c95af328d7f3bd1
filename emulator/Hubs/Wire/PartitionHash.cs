using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>
/// Which partition a key belongs to, as Event Hubs and its SDKs compute it: Bob Jenkins' lookup3 (hashlittle2, both seeds 0) over the key's UTF-8,
/// folded to 16 bits. Equal keys then meet in equal partitions locally and on Azure.
/// </summary>
public static class PartitionHash
{
    public static int PartitionOf(string key, int partitionCount)
    {
        var (b, c) = Lookup3(Encoding.UTF8.GetBytes(key));
        return Math.Abs((short)(b ^ c) % partitionCount);
    }

    private static (uint B, uint C) Lookup3(ReadOnlySpan<byte> bytes)
    {
        uint a, b, c;
        a = b = c = 0xdeadbeef + (uint)bytes.Length;
        while (bytes.Length > 12)
        {
            a += BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            b += BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            c += BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
            Mix(ref a, ref b, ref c);
            bytes = bytes[12..];
        }

        if (bytes.IsEmpty) return (b, c);

        // Missing bytes of the last block count as zero, which is what the published fall-through cases add up to.
        Span<byte> last = stackalloc byte[12];
        last.Clear();
        bytes.CopyTo(last);
        a += BinaryPrimitives.ReadUInt32LittleEndian(last);
        b += BinaryPrimitives.ReadUInt32LittleEndian(last[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(last[8..]);
        Finish(ref a, ref b, ref c);
        return (b, c);
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        a -= c; a ^= BitOperations.RotateLeft(c, 4); c += b;
        b -= a; b ^= BitOperations.RotateLeft(a, 6); a += c;
        c -= b; c ^= BitOperations.RotateLeft(b, 8); b += a;
        a -= c; a ^= BitOperations.RotateLeft(c, 16); c += b;
        b -= a; b ^= BitOperations.RotateLeft(a, 19); a += c;
        c -= b; c ^= BitOperations.RotateLeft(b, 4); b += a;
    }

    private static void Finish(ref uint a, ref uint b, ref uint c)
    {
        c ^= b; c -= BitOperations.RotateLeft(b, 14);
        a ^= c; a -= BitOperations.RotateLeft(c, 11);
        b ^= a; b -= BitOperations.RotateLeft(a, 25);
        c ^= b; c -= BitOperations.RotateLeft(b, 16);
        a ^= c; a -= BitOperations.RotateLeft(c, 4);
        b ^= a; b -= BitOperations.RotateLeft(a, 14);
        c ^= b; c -= BitOperations.RotateLeft(b, 24);
    }
}
