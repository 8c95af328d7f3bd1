namespace RealRecon.Core.Matching;

public static partial class Transaction
{
    /// <summary>How often a refund waits for its payment to be heard of, or to name its order.</summary>
    public const int MaxRefundTries = 20;

    private static readonly TimeSpan FirstRefundWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRefundWait = TimeSpan.FromHours(1);

    /// <summary>
    /// A refund of this payment names no order: the payment passes it on to its own. A payment that is not here yet (C39) waits for itself, longer
    /// each time, ten hours in all, and leaves no trace when it never comes.
    /// </summary>
    public static Step<TransactionState?> HearRefund(TransactionState? state, RefundHeard heard, TransactionId self, DateTimeOffset now)
    {
        if (state is not null && OrderIds.Of(state.Facts) is { } order) return new(state, [OrderWords.ToOrder(heard.Refund with { OrderId = order, ParentId = state.Id.Value })]);
        if (heard.Tries >= MaxRefundTries) return new(state, []);

        // 2^12 seconds are above the limit already.
        var doubled = FirstRefundWait * (1 << Math.Min(heard.Tries, 12));
        var wait = doubled < LongestRefundWait ? doubled : LongestRefundWait;
        return new(state, [RefundHeard(self, heard with { Tries = heard.Tries + 1 }, now + wait)]);
    }

    /// <summary>The signal that tells a payment of a refund.</summary>
    internal static OutboxMessage.Signal RefundHeard(TransactionId payment, RefundHeard heard, DateTimeOffset? due) => new(AddressOf(payment), nameof(HearRefund), heard, due);
}
