using System.Text;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using RealRecon.Core.Normalise;
using RealRecon.Emulator.Hubs;
using RealRecon.Emulator.Hubs.Wire;

namespace RealRecon.Tests.Hubs;

/// <summary>Messages as producers write them, encoded by the AMQP library and not by the code under test.</summary>
internal static class Messages
{
    public static Message Plain(string body, string? key = null, string? provider = null, string? eventId = null)
    {
        var message = new Message { BodySection = new Data { Binary = Encoding.UTF8.GetBytes(body) } };
        if (key is not null) message.MessageAnnotations = new MessageAnnotations { [new Symbol("x-opt-partition-key")] = key };
        if (provider is not null || eventId is not null) message.ApplicationProperties = new ApplicationProperties();
        if (provider is not null) message.ApplicationProperties["provider"] = provider;
        if (eventId is not null) message.ApplicationProperties["eventId"] = eventId;
        return message;
    }

    /// <summary>A batch as the SDKs send it, the key on its envelope.</summary>
    public static Message Batch(IEnumerable<Message> inner, string? key = null)
    {
        var sections = new DataList();
        foreach (var message in inner) sections.Add(new Data { Binary = Bytes(message) });
        var batch = new Message { BodySection = sections, Format = TransferDecoder.BatchFormat };
        if (key is not null) batch.MessageAnnotations = new MessageAnnotations { [new Symbol("x-opt-partition-key")] = key };
        return batch;
    }

    public static byte[] Bytes(Message message)
    {
        var buffer = message.Encode();
        return buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray();
    }

    public static EventMessage Event(string body, string? key = null, string? provider = null, string? eventId = null) =>
        EventMessageDecoder.Decode(Bytes(Plain(body, key, provider, eventId)));

    public static PlacedMessage[] Placed(int partition, params IEnumerable<string> bodies) =>
        [.. bodies.Select(body => new PlacedMessage(partition, Event(body)))];

    public static string Text(HubEvent hubEvent) => Encoding.UTF8.GetString(hubEvent.Body.Span);
}
