using System.Text.Json.Serialization;

namespace RealRecon.Core;

/// <summary>What an event says about one movement of money, in RealRecon's own words. Made by Normalise, folded by Matching, kept by Audit.</summary>
public sealed record PaymentEvent
{
    /// <summary>The movement that it is about: the reference that joins the two sides.</summary>
    public required TransactionId TransactionId { get; init; }

    /// <summary>Identity of the provider's delivery, <c>provider:id</c>, at most 256 characters (duplicate layer L1).</summary>
    public required string EventKey { get; init; }

    /// <summary>Identity of the fact: what two deliveries with different event ids share when they say the same (duplicate layer L2).</summary>
    public required string FactKey { get; init; }

    public required Side Side { get; init; }

    /// <summary><c>stripe</c>, <c>razorpay</c>, <c>generic</c>, <c>ledger</c>, <c>camt</c>.</summary>
    public required string Provider { get; init; }

    public required FactKind Fact { get; init; }

    /// <summary>The canonical word: PENDING, AUTHORISED, CAPTURED, REFUNDED, DISPUTED, FAILED, REVERSED; a bank's PENDING, BOOKED, RETURNED.</summary>
    public required LifecycleStatus Status { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>Always positive; <see cref="Direction"/> says which way.</summary>
    public required Money Amount { get; init; }

    /// <summary>The provider's event name and status word as sent, for people.</summary>
    public required string RawType { get; init; }

    /// <summary>When it happened, by the provider's clock (UTC).</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the hub took the event (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required HubPosition Position { get; init; }

    /// <summary>SHA-256 of the body as received, or of its own element where the body is an array; lower-case hex. The body itself is not kept.</summary>
    public required string PayloadSha256 { get; init; }

    /// <summary>The merchant's order, where named.</summary>
    public string? OrderId { get; init; }

    /// <summary>The movement that this one belongs to: the payment of a refund or a dispute.</summary>
    public string? ParentId { get; init; }

    /// <summary>The bank's own reference of a booking: two bookings with different ones are two movements of money.</summary>
    public string? BankReference { get; init; }

    /// <summary>The amount is a running total (Stripe), so of several the largest counts and they are not added.</summary>
    public bool Cumulative { get; init; }

    /// <summary>This posting is part <c>n</c> of <see cref="PartCount"/> of one movement; null when the source does not say.</summary>
    public int? Part { get; init; }

    public int? PartCount { get; init; }

    /// <summary>Something odd that did not stop the event: DATE_INVALID when a date was clamped to the month's last day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReasonCode? Flag { get; init; }

    /// <summary>How RealRecon came to know it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FactSource Source { get; init; }

    /// <summary>How the money travels, in the provider's word and lower case (<c>card</c>, <c>upi</c>, <c>sepa_debit</c>); null when it does not say. Deadlines adapt to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rail { get; init; }
}
