using System.Text.Json.Serialization;

namespace RealRecon.Core.Orders;

/// <summary>Signal <c>Note</c> to an order: a movement of it stands so now. The last word on a movement counts; repeating one changes nothing.</summary>
public sealed record OrderMovement
{
    public const string EntityName = "Order";

    public required string OrderId { get; init; }

    public required TransactionId Id { get; init; }

    public required OrderMovementKind Kind { get; init; }

    /// <summary>The payment that a refund belongs to, or the authorisation that a part belongs to.</summary>
    public string? ParentId { get; init; }

    public required string Provider { get; init; }

    public required Money Amount { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Whether the gateway says that the money moved; false after a failure or reversal.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Version of the transaction that says it: an older word does not undo a newer one.</summary>
    public required long Version { get; init; }

    public static EntityAddress AddressOf(string orderId) => new(EntityName, StorageKey.Encode(orderId));
}

[JsonConverter(typeof(JsonStringEnumConverter<OrderMovementKind>))]
public enum OrderMovementKind
{
    Charge,
    Refund,
}
