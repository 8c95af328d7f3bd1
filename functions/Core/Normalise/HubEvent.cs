namespace RealRecon.Core.Normalise;

/// <summary>An event as it came out of a hub: bytes and where they stood. Nothing in the body can change <see cref="Side"/>.</summary>
public sealed record HubEvent
{
    /// <summary>Decided by the hub alone: <c>gateway-events</c> or <c>bank-events</c>.</summary>
    public required Side Side { get; init; }

    public required HubPosition Position { get; init; }

    /// <summary>When the hub took the event; the same on every redelivery by the hub.</summary>
    public required DateTimeOffset EnqueuedAt { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Application property <c>provider</c>: names the body's format; null to recognise it.</summary>
    public string? Provider { get; init; }

    /// <summary>Application property <c>eventId</c>: the provider's delivery id where the body has none (Razorpay's <c>x-razorpay-event-id</c>).</summary>
    public string? EventId { get; init; }

    /// <summary>Application property <c>traceparent</c> or <c>Diagnostic-Id</c>: the sender's trace, as it wrote it. It decides nothing.</summary>
    public string? TraceParent { get; init; }
}
