using System.Text.Json.Serialization;

namespace RealRecon.Core.Resolution;

/// <summary>Something to ask a bank or a gateway. It carries all that a client needs, so that it can be asked again word for word.</summary>
public sealed record Question
{
    public required QuestionKind Kind { get; init; }

    /// <summary>The joining reference. The bank is asked for it as its reference, the gateway as its payment id.</summary>
    public required TransactionId Reference { get; init; }

    /// <summary>The provider to ask where it is known: the gateway of the payment. Null for the bank that is configured.</summary>
    public string? Provider { get; init; }

    /// <summary>What the other side said; null where only an amount would narrow the search and none is known.</summary>
    public Money? Amount { get; init; }

    public Direction Direction { get; init; }

    /// <summary>The day (UTC) around which to look, where a search is by day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The order whose refund is looked for.</summary>
    public string? OrderId { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>Has the bank a posting with this reference?</summary>
    BankByReference,

    /// <summary>Has the bank a posting of this amount and direction within a day of that day?</summary>
    BankByAmountAndDay,

    /// <summary>What does the gateway know of this payment?</summary>
    GatewayById,

    /// <summary>What fee did the gateway keep?</summary>
    GatewayFee,

    /// <summary>Which refunds has this payment?</summary>
    GatewayRefunds,
}
