using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats.Stripe;

/// <summary>Refunds are movements of their own, out of the merchant's account, with the payment as parent.</summary>
internal static class StripeRefund
{
    /// <summary>An event whose object is the refund.</summary>
    public static Movement? Read(StripeNotice notice) => notice.Object.Has("charge") || notice.Object.Has("payment_intent")
        ? Of(notice, notice.Object, notice.PaymentOf("charge"))
        : notice.Object.Refuse(RejectionReason.FIELD_MISSING, "charge", "must be there, or payment_intent");

    /// <summary><c>charge.refunded</c>: the object is the charge, whose <c>amount_refunded</c> is a running total.</summary>
    public static Movement? OfCharge(StripeNotice notice)
    {
        var payment = notice.PaymentOf("id");
        return Newest(notice.Object) is { } refund ? Of(notice, refund, payment) : OfTotal(notice, payment);
    }

    private static Movement? Of(StripeNotice notice, JsonFields refund, TransactionId payment)
    {
        // The oldest API versions have refunds without a status; those were always done.
        var status = refund.OptionalWord("status") ?? "succeeded";
        if (MeaningOf(notice.Type, status) is not { } meaning) return notice.RefuseStatus();
        return new Movement
        {
            Id = refund.TransactionId("id"),
            EventId = notice.Id,
            Meaning = meaning,
            Direction = Direction.Debit,
            Amount = StripeMoney.Amount(refund, "amount"),
            RawType = $"{notice.Type} {status}",
            OccurredAt = notice.Created,
            ParentId = payment.ToString(),
        };
    }

    private static Meaning? MeaningOf(string type, string status) => (type, status) switch
    {
        ("refund.failed", "failed" or "canceled") => Meaning.Reversed,
        ("refund.failed", _) => null,
        (_, "succeeded") => Meaning.Refunded,
        (_, "pending" or "requires_action") => Meaning.Pending,
        (_, "failed" or "canceled") => Meaning.Reversed,
        _ => null,
    };

    private static JsonFields? Newest(JsonFields charge)
    {
        JsonFields? newest = null;
        var latest = DateTimeOffset.MinValue;
        foreach (var refund in charge.OptionalObject("refunds").OptionalList("data"))
        {
            var created = refund.UnixTime("created");
            if (created <= latest) continue;
            (newest, latest) = (refund, created);
        }

        return newest;
    }

    // Newer API versions leave the refunds out of the charge. The total then names the refund, and what it grew by is the amount.
    private static Movement? OfTotal(StripeNotice notice, TransactionId payment)
    {
        var charge = notice.Object.TransactionId("id");
        var total = notice.Object.Integer("amount_refunded");
        var growth = total - notice.Previous.Integer("amount_refunded");
        if (notice.Object.Refusal.Happened) return null;
        if (!TransactionId.TryCreate($"{charge}:refund:{total}", out var id))
        {
            return notice.Object.Refuse(RejectionReason.TEXT_TOO_LONG, "id", "leaves no room for the refund's number");
        }

        return new Movement
        {
            Id = id,
            EventId = notice.Id,
            Meaning = Meaning.Refunded,
            Direction = Direction.Debit,
            Amount = StripeMoney.Of(notice.Object, "amount_refunded", growth),
            RawType = notice.Type,
            OccurredAt = notice.Created,
            ParentId = payment.ToString(),
        };
    }
}
