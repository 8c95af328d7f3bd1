using RealRecon.Core.Orders;

namespace RealRecon.Core.Matching;

/// <summary>Signal <c>HearRefund</c> to the transaction of a payment: a refund of it names no order, so the payment passes it on to its own.</summary>
/// <param name="Refund">The refund's word, its order still empty.</param>
/// <param name="Tries">How often the payment was not there yet, or knew no order.</param>
public sealed record RefundHeard(OrderMovement Refund, int Tries);
