using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats.Stripe;

/// <summary>Stripe events about payments, refunds and disputes, of every API version: what the versions differ in is not read.</summary>
internal sealed class StripeFormat() : JsonFormat("stripe", Side.Gateway)
{
    public override bool Recognises(Payload payload) => payload.Says("object", "event"u8) && payload.Has("type") && payload.Has("data");

    protected override Movement? Read(JsonFields fields, Delivery delivery)
    {
        var type = fields.Word("type");
        var live = fields.Flag("livemode");
        var data = fields.Object("data");
        var notice = new StripeNotice(
            fields.Reference("id", Limits.EventIdLength),
            type,
            fields.UnixTime("created"),
            data.Object("object"),
            data.OptionalObject("previous_attributes"));
        if (fields.Refusal.Happened) return null;
        if (!live && !delivery.Rules.AcceptTestEvents) return fields.Refuse(RejectionReason.TESTMODE_EVENT, "livemode", "false, and test events are not accepted");

        // The longer names first: a charge's refunds and disputes are objects of their own.
        return type switch
        {
            "charge.refunded" => StripeRefund.OfCharge(notice),
            "charge.refund.updated" or "refund.created" or "refund.updated" or "refund.failed" => StripeRefund.Read(notice),
            _ when type.StartsWith("charge.dispute.", StringComparison.Ordinal) => StripeDispute.Read(notice),
            _ when type.StartsWith("charge.", StringComparison.Ordinal) => StripeCharge.Read(notice),
            _ when type.StartsWith("payment_intent.", StringComparison.Ordinal) => StripePaymentIntent.Read(notice),
            _ => notice.RefuseType(),
        };
    }
}
