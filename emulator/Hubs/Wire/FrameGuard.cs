using System.Buffers.Binary;
using Amqp;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>
/// Looks at each frame before the AMQP library decodes it. The library trusts its peer in two ways that could end the process: it decodes nested
/// values recursively, and it gathers the frames of one delivery without a limit.
/// </summary>
internal sealed class FrameGuard
{
    /// <summary>Frames besides transfers are small; the largest is an attach with its properties.</summary>
    private const int PerformativeBytesMax = 64 * 1024;

    /// <summary>Bytes of one delivery over several frames. Above a legal message, so that a merely too large one gets its polite answer.</summary>
    public const int DeliveryBytesMax = 4 << 20;

    private const int FrameHeadBytes = 8;
    private const ulong Transfer = 0x14;

    // Links with a delivery under way: few, and all small numbers.
    private readonly Dictionary<(ushort Channel, uint Handle), int> _underWay = [];

    /// <exception cref="AmqpException">The frame may not be decoded; the connection ends.</exception>
    public void Check(ReadOnlySpan<byte> frame)
    {
        var start = frame[4] * 4;
        if (start < FrameHeadBytes || start > frame.Length) throw Framing("A frame's data offset lies outside of it.");
        if (start == frame.Length) return;
        try
        {
            var cursor = new AmqpCursor(frame[start..]);
            if (cursor.ReadDescriptor() == Transfer)
            {
                CheckTransfer(frame, start, ref cursor);
                return;
            }

            if (frame.Length > PerformativeBytesMax) throw Framing("A frame that carries no message is too large.");
            cursor.SkipShallow();
        }
        catch (MalformedMessageException malformed)
        {
            throw Framing(malformed.Message);
        }
    }

    private void CheckTransfer(ReadOnlySpan<byte> frame, int start, ref AmqpCursor cursor)
    {
        var fields = cursor;
        cursor.SkipShallow();
        var payload = frame.Length - start - cursor.Position;
        var (handle, more) = ReadTransfer(ref fields);
        var link = (BinaryPrimitives.ReadUInt16BigEndian(frame[6..]), handle);
        var bytes = _underWay.GetValueOrDefault(link) + payload;
        if (bytes > DeliveryBytesMax) throw new AmqpException(ErrorCode.MessageSizeExceeded, "A message is far too large.");
        if (more) _underWay[link] = bytes;
        else _underWay.Remove(link);
        if (_underWay.Count > 1024) throw Framing("Too many deliveries are under way at once.");
    }

    /// <summary>Fields of a transfer (AMQP 1.0, part 2, 2.7.5): handle is the first, more the sixth.</summary>
    private static (uint Handle, bool More) ReadTransfer(ref AmqpCursor fields)
    {
        var count = fields.ReadListCount();
        var handle = count > 0 ? fields.ReadUInt() : 0;
        for (var i = 1; i < Math.Min(count, 5); i++) fields.Skip();
        return (handle, count > 5 && fields.ReadBoolean());
    }

    private static AmqpException Framing(string description) => new(ErrorCode.FramingError, description);
}
