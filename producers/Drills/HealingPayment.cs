using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;

namespace RealRecon.Producers.Drills;

/// <summary>One payment of the healing drill: what is told of it, and what bank and gateway have in their books.</summary>
internal sealed record HealingPayment
{
    public required string Id { get; init; }

    public required HealingKind Kind { get; init; }

    /// <summary>When the gateway captured it (UTC): the wait for the bank begins here.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    public required EncodedEvent Capture { get; init; }

    /// <summary>The bank's event; null when it is lost, or comes only later.</summary>
    public EncodedEvent? Booking { get; init; }

    /// <summary>The event that the bank sends once people were told; null when it sends none then.</summary>
    public OutgoingEvent? LateBooking { get; init; }

    /// <summary>What the bank has in its book without telling of it.</summary>
    public BookedPosting? InBanksBook { get; init; }

    /// <summary>What the gateway has in its book.</summary>
    public CapturedPayment? InGatewaysBook { get; init; }
}
