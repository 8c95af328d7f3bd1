namespace RealRecon.Emulator.Hubs;

/// <summary>One event as its producer sent it, with what the emulator reads of it.</summary>
public sealed class EventMessage
{
    /// <summary>The AMQP message without transport framing. The log keeps it whole, so no property is lost.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>What the data sections say, in order; a slice of <see cref="Encoded"/> where there is one section.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Annotation <c>x-opt-partition-key</c> of the message or of its envelope.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>Application property <c>provider</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>Application property <c>eventId</c>.</summary>
    public string? EventId { get; init; }

    /// <summary>Application property <c>traceparent</c>, or else <c>Diagnostic-Id</c>, by which the Azure SDKs carry a trace.</summary>
    public string? TraceParent { get; init; }
}
