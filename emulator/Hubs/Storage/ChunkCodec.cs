using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>
/// How a chunk's events lie in its blob: for each the lengths of partition key (-1: none) and message as 32-bit little endian, then both.
/// Rows of many events cost SQLite a tenth of rows of one.
/// </summary>
internal static class ChunkCodec
{
    private const int HeadBytes = 8;

    public static void Append(ArrayBufferWriter<byte> chunk, EventMessage message)
    {
        var keyBytes = message.PartitionKey is { } key ? Encoding.UTF8.GetByteCount(key) : 0;
        var size = HeadBytes + keyBytes + message.Encoded.Length;
        var span = chunk.GetSpan(size);
        BinaryPrimitives.WriteInt32LittleEndian(span, message.PartitionKey is null ? -1 : keyBytes);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], message.Encoded.Length);
        if (keyBytes > 0) Encoding.UTF8.GetBytes(message.PartitionKey, span[HeadBytes..]);
        message.Encoded.Span.CopyTo(span[(HeadBytes + keyBytes)..]);
        chunk.Advance(size);
    }

    /// <summary>Takes the next event off the front of <paramref name="chunk"/>.</summary>
    /// <exception cref="HubLogException">The chunk is not what <see cref="Append"/> wrote.</exception>
    public static (string? PartitionKey, ReadOnlyMemory<byte> Encoded) Take(ref ReadOnlyMemory<byte> chunk)
    {
        if (chunk.Length < HeadBytes) throw Corrupt();
        var keyBytes = BinaryPrimitives.ReadInt32LittleEndian(chunk.Span);
        var messageBytes = BinaryPrimitives.ReadInt32LittleEndian(chunk.Span[4..]);
        var messageAt = HeadBytes + (long)Math.Max(0, keyBytes);
        if (keyBytes < -1 || messageBytes < 0 || messageAt + messageBytes > chunk.Length) throw Corrupt();

        var key = keyBytes < 0 ? null : Encoding.UTF8.GetString(chunk.Span.Slice(HeadBytes, keyBytes));
        var encoded = chunk.Slice((int)messageAt, messageBytes);
        chunk = chunk[((int)messageAt + messageBytes)..];
        return (key, encoded);
    }

    private static HubLogException Corrupt() => new("The hub log holds a chunk of events that cannot be read.");
}
