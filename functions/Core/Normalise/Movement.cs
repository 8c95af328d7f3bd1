namespace RealRecon.Core.Normalise;

/// <summary>What a format read of one movement of money, before the delivery's data and the duplicate keys are added.</summary>
internal sealed record Movement
{
    public required TransactionId Id { get; init; }

    /// <summary>The provider's id of this event, without the provider's name.</summary>
    public required string EventId { get; init; }

    public required Meaning Meaning { get; init; }

    public required Direction Direction { get; init; }

    public required Money Amount { get; init; }

    public required string RawType { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public string? OrderId { get; init; }

    public string? ParentId { get; init; }

    public string? BankReference { get; init; }

    public bool Cumulative { get; init; }

    public int? Part { get; init; }

    public int? PartCount { get; init; }

    public ReasonCode? Flag { get; init; }

    public string? Rail { get; init; }

    public PaymentEvent ToEvent(string provider, Delivery delivery)
    {
        var eventKey = $"{provider}:{EventId}";
        return new PaymentEvent
        {
            TransactionId = Id,
            EventKey = eventKey,
            FactKey = FactKeys.Of(delivery.HubEvent.Side, provider, eventKey, this),
            Side = delivery.HubEvent.Side,
            Provider = provider,
            Fact = Meaning.Fact,
            Status = Meaning.Status,
            Direction = Direction,
            Amount = Amount,
            RawType = RawType,
            OccurredAt = OccurredAt,
            ReceivedAt = delivery.HubEvent.EnqueuedAt,
            Position = delivery.HubEvent.Position,
            PayloadSha256 = delivery.PayloadSha256,
            OrderId = OrderId,
            ParentId = ParentId,
            BankReference = BankReference,
            Cumulative = Cumulative,
            Part = Part,
            PartCount = PartCount,
            Flag = Flag,
            Rail = Rail,
        };
    }
}
