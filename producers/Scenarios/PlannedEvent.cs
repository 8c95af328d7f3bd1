using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Scenarios;

/// <summary>One event of a scenario: what goes where, and when.</summary>
public sealed record PlannedEvent
{
    /// <summary>After the scenario's start.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>One of <see cref="Sending.Hub"/>.</summary>
    public required string Hub { get; init; }

    /// <summary>The reference that joins the two sides where the body has one; events of one key stay in order.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>Application property <c>provider</c>; null leaves the format to be recognised.</summary>
    public required string? Provider { get; init; }

    /// <summary>Application property <c>eventId</c>, for providers that keep the id out of the body.</summary>
    public string? EventId { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The transactions that the body speaks of; empty for what is going to be refused.</summary>
    public required IReadOnlyList<string> Transactions { get; init; }

    /// <summary>In words, for the table: <c>stripe payment_intent.succeeded INR 500.00</c>.</summary>
    public required string Summary { get; init; }

    internal OutgoingEvent ToOutgoing() => new(Provider, EventId, Body);
}
