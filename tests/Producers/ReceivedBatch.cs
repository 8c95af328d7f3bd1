using Amqp;
using Amqp.Framing;

namespace RealRecon.Tests.Producers;

/// <summary>A transfer as a hub sees it, decoded down to the events.</summary>
internal sealed record ReceivedBatch(string Target, uint Format, string? PartitionKey, IReadOnlyList<ReceivedEvent> Events)
{
    internal static ReceivedBatch Of(string target, Message message) => new(
        target,
        message.Format,
        KeyOf(message),
        [.. Sections(message).Select(section => ReceivedEvent.Of(Message.Decode(new ByteBuffer(section.Binary, 0, section.Binary.Length, section.Binary.Length))))]);

    internal static string? KeyOf(Message message) => message.MessageAnnotations?[new Amqp.Types.Symbol("x-opt-partition-key")] as string;

    private static IEnumerable<Data> Sections(Message message) => message.BodySection switch
    {
        DataList list => Enumerable.Range(0, list.Count).Select(i => list[i]),
        Data data => [data],
        var other => throw new InvalidOperationException($"A batch has data sections, not {other?.GetType().Name}."),
    };
}

internal sealed record ReceivedEvent(string? PartitionKey, string? Provider, string? EventId, byte[] Body)
{
    internal static ReceivedEvent Of(Message message) => new(
        ReceivedBatch.KeyOf(message),
        message.ApplicationProperties?["provider"] as string,
        message.ApplicationProperties?["eventId"] as string,
        ((Data)message.BodySection).Binary);
}
