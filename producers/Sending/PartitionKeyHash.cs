using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace RealRecon.Producers.Sending;

/// <summary>Where Event Hubs puts a partition key: Bob Jenkins' lookup3 (hashlittle2) over its UTF-8 bytes, folded to 16 bits, modulo the partitions.</summary>
public static class PartitionKeyHash
{
    public static int PartitionOf(string key, int partitions) => Math.Abs(Of(key) % partitions);

    public static short Of(string key) => Of(Encoding.UTF8.GetBytes(key));

    private static short Of(ReadOnlySpan<byte> data)
    {
        var a = 0xdeadbeef + (uint)data.Length;
        var (b, c) = (a, a);
        while (data.Length > 12)
        {
            Add(data, ref a, ref b, ref c);
            Mix(ref a, ref b, ref c);
            data = data[12..];
        }

        if (data.Length > 0)
        {
            Span<byte> tail = stackalloc byte[12];
            data.CopyTo(tail);
            Add(tail, ref a, ref b, ref c);
            Finish(ref a, ref b, ref c);
        }

        return unchecked((short)(c ^ b));
    }

    private static void Add(ReadOnlySpan<byte> block, ref uint a, ref uint b, ref uint c)
    {
        a += BinaryPrimitives.ReadUInt32LittleEndian(block);
        b += BinaryPrimitives.ReadUInt32LittleEndian(block[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(block[8..]);
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        a = (a - c) ^ BitOperations.RotateLeft(c, 4);
        c += b;
        b = (b - a) ^ BitOperations.RotateLeft(a, 6);
        a += c;
        c = (c - b) ^ BitOperations.RotateLeft(b, 8);
        b += a;
        a = (a - c) ^ BitOperations.RotateLeft(c, 16);
        c += b;
        b = (b - a) ^ BitOperations.RotateLeft(a, 19);
        a += c;
        c = (c - b) ^ BitOperations.RotateLeft(b, 4);
        b += a;
    }

    private static void Finish(ref uint a, ref uint b, ref uint c)
    {
        c = (c ^ b) - BitOperations.RotateLeft(b, 14);
        a = (a ^ c) - BitOperations.RotateLeft(c, 11);
        b = (b ^ a) - BitOperations.RotateLeft(a, 25);
        c = (c ^ b) - BitOperations.RotateLeft(b, 16);
        a = (a ^ c) - BitOperations.RotateLeft(c, 4);
        b = (b ^ a) - BitOperations.RotateLeft(a, 14);
        c = (c ^ b) - BitOperations.RotateLeft(b, 24);
    }
}
