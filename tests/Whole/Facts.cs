using RealRecon.Core;

namespace RealRecon.Tests.Whole;

/// <summary>Events by the letters of the verdict matrix, about transactions of any name and at any time.</summary>
internal static class Facts
{
    /// <param name="letters">As in <see cref="Matching.Facts.Of"/>.</param>
    /// <param name="id">The transaction.</param>
    /// <param name="at">When it happened and was received (UTC).</param>
    /// <param name="minorUnits">Amount.</param>
    public static PaymentEvent Of(string letters, string id, DateTimeOffset at, long minorUnits = 50000) => Matching.Facts.Of(letters, minorUnits, "EUR") with
    {
        TransactionId = TransactionId.Of(id),
        EventKey = $"{letters}:{id}:{at.UtcTicks}",
        FactKey = $"{letters}:{id}:{minorUnits}",
        OccurredAt = at,
        ReceivedAt = at,
        Position = new HubPosition(letters[0] == 'B' ? "bank-events" : "gateway-events", "0", at.UtcTicks, $"{at.UtcTicks}"),
    };

    /// <summary>The refund of a payment: a movement of its own.</summary>
    public static PaymentEvent Refund(string id, string payment, DateTimeOffset at, long minorUnits = 50000) => Of("GS", id, at, minorUnits) with
    {
        Status = LifecycleStatus.REFUNDED,
        Direction = Direction.Debit,
        ParentId = payment,
    };
}
