using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats.Stripe;

/// <summary>Events <c>payment_intent.*</c>.</summary>
internal static class StripePaymentIntent
{
    public static Movement? Read(StripeNotice notice)
    {
        if (MeaningOf(notice.Type) is not { } meaning) return notice.RefuseType();
        var status = notice.Object.Word("status");
        if (status is not ("requires_payment_method" or "requires_confirmation" or "requires_action" or "processing" or "requires_capture" or "canceled" or "succeeded"))
        {
            return notice.RefuseStatus();
        }

        if (meaning == Meaning.Captured && status != "succeeded") return notice.RefuseContradiction();
        return new Movement
        {
            Id = notice.Object.TransactionId("id"),
            EventId = notice.Id,
            Meaning = meaning,
            Direction = Direction.Credit,
            Amount = StripeMoney.AmountOr(notice.Object, AmountField(meaning), "amount"),
            RawType = $"{notice.Type} {status}",
            OccurredAt = notice.Created,
            OrderId = notice.Object.OptionalObject("metadata").FreeReference("order_id"),
            Cumulative = meaning == Meaning.Captured,
            Rail = RailOf(notice.Object),
        };
    }

    // The charge, where it was asked for too, knows how it was paid; the intent by itself only how it may be.
    private static string? RailOf(JsonFields intent) =>
        intent.OptionalObject("latest_charge").OptionalObject("payment_method_details").Rail("type") ?? intent.FirstRail("payment_method_types");

    // amount_capturable_updated holds a charge that "succeeded", but nothing is captured yet.
    private static Meaning? MeaningOf(string type) => type switch
    {
        "payment_intent.created" or "payment_intent.processing" or "payment_intent.requires_action" => Meaning.Pending,
        "payment_intent.amount_capturable_updated" => Meaning.Authorised,
        "payment_intent.succeeded" => Meaning.Captured,
        "payment_intent.payment_failed" or "payment_intent.canceled" => Meaning.Failed,
        _ => null,
    };

    private static string AmountField(Meaning meaning) => meaning switch
    {
        { Status: LifecycleStatus.CAPTURED } => "amount_received",
        { Status: LifecycleStatus.AUTHORISED } => "amount_capturable",
        _ => "amount",
    };
}
