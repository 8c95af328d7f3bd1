namespace RealRecon.Producers.Payloads;

/// <summary>One movement of money that both sides are going to speak of.</summary>
public sealed record Payment
{
    /// <summary>The reference that joins the two sides.</summary>
    public required string Id { get; init; }

    /// <summary>The merchant's order.</summary>
    public required string OrderId { get; init; }

    /// <summary>In minor units of <see cref="Currency"/>; positive.</summary>
    public required long AmountMinor { get; init; }

    public required PaymentCurrency Currency { get; init; }

    /// <summary>The amount in major units with the currency's own decimals.</summary>
    public string Amount => Currency.Format(AmountMinor);
}
