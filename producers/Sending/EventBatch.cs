using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace RealRecon.Producers.Sending;

/// <summary>Events that travel as one AMQP transfer: accepted together or not at all. All of one partition key, or bound for one partition.</summary>
public sealed class EventBatch
{
    /// <summary>The message format that tells Event Hubs that each data section is an encoded message of its own.</summary>
    public const uint Format = 0x80013700;

    // Descriptor, type and length of a data section.
    private const int SectionHead = 8;

    private static readonly Symbol PartitionKeyName = "x-opt-partition-key";

    private readonly DataList _sections = new();

    private readonly string? _partitionKey;

    /// <param name="partitionKey">Null for batches that go to a partition's own link: Event Hubs refuses a key there.</param>
    public EventBatch(string? partitionKey = null) => _partitionKey = partitionKey;

    public int Count => _sections.Count;

    /// <summary>Upper bound of the transfer's size.</summary>
    public int Bytes { get; private set; } = OutgoingEvent.Overhead;

    public void Add(OutgoingEvent outgoing)
    {
        _sections.Add(outgoing.Encode(_partitionKey));
        Bytes += outgoing.Body.Length + OutgoingEvent.Overhead;
    }

    /// <summary>An event that carries no key of its own.</summary>
    public void Add(EncodedEvent encoded)
    {
        var message = encoded.Message;
        _sections.Add(new Data { Buffer = new ByteBuffer(message, 0, message.Length, message.Length) });
        Bytes += message.Length + SectionHead;
    }

    internal static MessageAnnotations KeyAnnotation(string partitionKey)
    {
        var annotations = new MessageAnnotations();
        annotations[PartitionKeyName] = partitionKey;
        return annotations;
    }

    /// <summary>A fresh message each time: a message that was sent once cannot be sent again.</summary>
    internal Message ToMessage() => new()
    {
        Format = Format,
        MessageAnnotations = _partitionKey is null ? null : KeyAnnotation(_partitionKey),
        BodySection = Copy(_sections),
    };

    // Encoding consumes the sections' buffers, so a retry needs its own view of the same bytes.
    private static DataList Copy(DataList sections)
    {
        var copy = new DataList();
        for (var i = 0; i < sections.Count; i++)
        {
            var buffer = sections[i].Buffer;
            copy.Add(new Data { Buffer = new ByteBuffer(buffer.Buffer, buffer.Offset, buffer.Length, buffer.Length) });
        }

        return copy;
    }
}
