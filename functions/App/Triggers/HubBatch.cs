using System.Text.Json;
using Azure.Core.Amqp;
using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Functions.Triggers;

/// <summary>A trigger's batch in RealRecon's own words.</summary>
internal static class HubBatch
{
    public const string UnknownPartition = "unknown";

    public static List<HubEvent> From(EventData[] events, Side side, string hub, FunctionContext context)
    {
        var partition = PartitionOf(context.BindingContext.BindingData);
        return events.Select(data => EventOf(data, side, hub, partition)).ToList();
    }

    public static HubEvent EventOf(EventData data, Side side, string hub, string partition) => new()
    {
        Side = side,
        Position = new HubPosition(hub, partition, data.SequenceNumber, data.OffsetString),
        EnqueuedAt = data.EnqueuedTime,
        Body = BodyOf(data),
        Provider = TextOf(data, "provider"),
        EventId = TextOf(data, "eventId"),
        TraceParent = TextOf(data, "traceparent") ?? TextOf(data, "Diagnostic-Id"),
    };

    // A body of AMQP values instead of data makes EventBody throw; as an empty one it becomes a dead letter and its batch goes on.
    private static ReadOnlyMemory<byte> BodyOf(EventData data) =>
        data.GetRawAmqpMessage().Body.BodyType == AmqpMessageBodyType.Data ? data.EventBody.ToMemory() : ReadOnlyMemory<byte>.Empty;

    private static string? TextOf(EventData data, string property) => data.Properties.TryGetValue(property, out var value) ? value as string : null;

    // EventData does not say its partition. The host sends the trigger's PartitionContext along, as JSON text. A host that doesn't may not stop
    // payments: its batch goes on as of one partition, and with a retry policy without limit an exception here would hold the hub for ever.
    private static string PartitionOf(IReadOnlyDictionary<string, object?> bindingData)
    {
        if (!bindingData.TryGetValue("PartitionContext", out var value) || value is not string json) return UnknownPartition;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetProperty("PartitionId").GetString() is { Length: > 0 } partition ? partition : UnknownPartition;
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return UnknownPartition;
        }
    }
}
