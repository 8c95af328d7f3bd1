using Amqp;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>The events of one transfer: a batch as the Event Hubs SDKs send it, or one plain message.</summary>
public static class TransferDecoder
{
    /// <summary>Message format of a batch: each data section holds one encoded message.</summary>
    public const uint BatchFormat = 0x80013700;

    /// <exception cref="MalformedMessageException">Any part is malformed; then no event of the transfer counts.</exception>
    public static IReadOnlyList<EventMessage> Decode(ReadOnlyMemory<byte> payload, uint format) => format switch
    {
        BatchFormat => DecodeBatch(payload),
        0 when payload.IsEmpty => throw new MalformedMessageException("The transfer is empty."),
        0 => [EventMessageDecoder.Decode(payload)],
        _ => throw new MalformedMessageException($"Message format 0x{format:x8} is not supported.", ErrorCode.NotImplemented),
    };

    private static List<EventMessage> DecodeBatch(ReadOnlyMemory<byte> payload)
    {
        var events = new List<EventMessage>();
        var cursor = new AmqpCursor(payload.Span);
        string? key = null;
        while (!cursor.AtEnd)
        {
            switch (cursor.ReadDescriptor())
            {
                case SectionCode.MessageAnnotations:
                    key = EventMessageDecoder.ReadPartitionKey(ref cursor);
                    break;
                case SectionCode.Data:
                    var length = cursor.ReadBinary().Length;
                    events.Add(EventMessageDecoder.Decode(payload.Slice(cursor.Position - length, length), key));
                    break;
                case SectionCode.Value or SectionCode.Sequence:
                    throw new MalformedMessageException("A batch holds its events as data sections only.");
                default:
                    cursor.Skip();
                    break;
            }
        }

        return events.Count > 0 ? events : throw new MalformedMessageException("The batch holds no event.");
    }
}
