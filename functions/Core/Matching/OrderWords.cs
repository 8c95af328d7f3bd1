using RealRecon.Core.Orders;

namespace RealRecon.Core.Matching;

/// <summary>What an order was last told of a movement.</summary>
/// <param name="OrderId">The order; empty when the parent transaction was told instead.</param>
/// <param name="Succeeded">Whether the money moved, by the gateway.</param>
/// <param name="Amount">How much.</param>
public sealed record OrderWord(string OrderId, bool Succeeded, Money Amount);

/// <summary>When a movement's standing at the gateway changes, its order hears of it.</summary>
internal static class OrderWords
{
    /// <summary>The word to send now; null when nothing changed, or when the movement belongs to no order. A movement that never succeeded is not worth one.</summary>
    internal static (OrderWord Word, OutboxMessage.Signal Signal)? Of(TransactionState heard, in Folded folded)
    {
        var told = heard.Order;
        var succeeded = folded.Gateway.View == GatewayView.Success;
        if (!succeeded && told is not { Succeeded: true }) return null;
        if (folded.Facts.Speaker(FactKind.GatewaySuccess) is not { } success || KindOf(success) is not { } kind) return null;
        var orderId = OrderIds.Of(heard.Facts) ?? "";
        var parentId = OrderIds.ParentOf(heard.Facts);
        if (orderId == "" && (kind != OrderMovementKind.Refund || parentId is null)) return null;
        var word = new OrderWord(orderId, succeeded, new Money(succeeded ? folded.Gateway.AmountMinor : told!.Amount.MinorUnits, success.Amount.Currency));
        if (word == told) return null;
        var movement = new OrderMovement
        {
            OrderId = orderId,
            Id = heard.Id,
            Kind = kind,
            ParentId = parentId,
            Provider = success.Provider,
            Amount = word.Amount,
            OccurredAt = success.OccurredAt,
            Succeeded = succeeded,
            Version = heard.Version + 1,
        };
        if (orderId != "") return (word, ToOrder(movement));
        return TransactionId.TryCreate(parentId, out var parent) ? (word, Transaction.RefundHeard(parent, new RefundHeard(movement, 0), null)) : null;
    }

    internal static OutboxMessage.Signal ToOrder(OrderMovement movement) => new(OrderMovement.AddressOf(movement.OrderId), nameof(Order.Note), movement);

    private static OrderMovementKind? KindOf(PaymentEvent success) => (success.Direction, success.Status) switch
    {
        (Direction.Credit, _) => OrderMovementKind.Charge,
        (Direction.Debit, LifecycleStatus.REFUNDED) => OrderMovementKind.Refund,
        _ => null,
    };
}
