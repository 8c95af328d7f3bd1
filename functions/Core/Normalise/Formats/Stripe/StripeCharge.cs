namespace RealRecon.Core.Normalise.Formats.Stripe;

/// <summary>Events <c>charge.*</c> about the charge itself. A charge that succeeded without being captured is an authorisation.</summary>
internal static class StripeCharge
{
    public static Movement? Read(StripeNotice notice)
    {
        if (notice.Type is not ("charge.pending" or "charge.succeeded" or "charge.captured" or "charge.failed" or "charge.expired" or "charge.updated"))
        {
            return notice.RefuseType();
        }

        var status = notice.Object.Word("status");
        if (status is not ("succeeded" or "pending" or "failed")) return notice.RefuseStatus();
        var captured = notice.Object.Flag("captured");
        if (MeaningOf(notice.Type, status, captured) is not { } meaning) return notice.RefuseContradiction();
        return new Movement
        {
            Id = notice.PaymentOf("id"),
            EventId = notice.Id,
            Meaning = meaning,
            Direction = Direction.Credit,
            Amount = StripeMoney.AmountOr(notice.Object, meaning == Meaning.Captured ? "amount_captured" : "amount", "amount"),
            RawType = $"{notice.Type} {status}",
            OccurredAt = notice.Created,
            OrderId = notice.Object.OptionalObject("metadata").FreeReference("order_id"),
            Cumulative = meaning == Meaning.Captured,
            Rail = notice.Object.OptionalObject("payment_method_details").Rail("type"),
        };
    }

    private static Meaning? MeaningOf(string type, string status, bool captured) => (type, status, captured) switch
    {
        ("charge.expired", _, false) => Meaning.Failed,
        ("charge.failed", "failed", _) => Meaning.Failed,
        ("charge.updated", "failed", _) => Meaning.Failed,
        ("charge.pending" or "charge.updated", "pending", _) => Meaning.Pending,
        ("charge.captured" or "charge.succeeded" or "charge.updated", "succeeded", true) => Meaning.Captured,
        ("charge.succeeded" or "charge.updated", "succeeded", false) => Meaning.Authorised,
        _ => null,
    };
}
