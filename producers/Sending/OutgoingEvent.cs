using Amqp;
using Amqp.Framing;

namespace RealRecon.Producers.Sending;

/// <summary>One event as it goes into a hub.</summary>
/// <param name="Provider">Application property <c>provider</c>: names the body's format; null leaves it to be recognised.</param>
/// <param name="EventId">Application property <c>eventId</c>: the delivery's id where the body has none (Razorpay sends it as a header).</param>
/// <param name="Body">The provider's payload, as it is.</param>
public sealed record OutgoingEvent(string? Provider, string? EventId, byte[] Body)
{
    /// <summary>What an event may take besides body, properties and key, in bytes. Generous: only the batch's size is computed with it.</summary>
    internal const int Overhead = 256;

    /// <summary>The event as an encoded AMQP message without a partition key: for batches that go to a partition's own link.</summary>
    public EncodedEvent ToEncoded()
    {
        var buffer = Encode(null).Buffer;
        return new EncodedEvent(buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray());
    }

    /// <summary>The event as an encoded AMQP message: one data section of a batch.</summary>
    internal Data Encode(string? partitionKey)
    {
        var properties = new ApplicationProperties();
        if (Provider is not null) properties["provider"] = Provider;
        if (EventId is not null) properties["eventId"] = EventId;
        using var message = new Message { ApplicationProperties = properties, BodySection = new Data { Binary = Body } };
        if (partitionKey is not null) message.MessageAnnotations = EventBatch.KeyAnnotation(partitionKey);
        return new Data { Buffer = message.Encode() };
    }
}
