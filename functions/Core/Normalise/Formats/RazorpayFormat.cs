using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats;

/// <summary>Razorpay webhooks about payments and refunds. The flag <c>captured</c> is not read: it is true on authorised and failed cards too.</summary>
internal sealed class RazorpayFormat() : JsonFormat("razorpay", Side.Gateway)
{
    public override bool Recognises(Payload payload) => payload.Says("entity", "event"u8) && payload.Has("payload");

    protected override Movement? Read(JsonFields fields, Delivery delivery)
    {
        var type = fields.Word("event");
        var isRefund = type.StartsWith("refund.", StringComparison.Ordinal);
        if (type is not ("payment.authorized" or "payment.captured" or "payment.failed" or "order.paid" or "refund.created" or "refund.processed" or "refund.failed"))
        {
            return fields.Refuse(RejectionReason.SCHEMA_UNKNOWN_VERSION, "event", "not a type of event that is read");
        }

        var entity = fields.Object("payload").Object(isRefund ? "refund" : "payment").Object("entity");
        var word = entity.Word("status");
        if (!IsStatus(isRefund, word)) return entity.Refuse(RejectionReason.UNKNOWN_STATUS, "status", "not a status of Razorpay's documentation");
        if (type is "payment.captured" or "order.paid" && word is not ("captured" or "refunded"))
        {
            return entity.Refuse(RejectionReason.NORMALISE_INCONSISTENT, "status", "contradicts the event, which says captured");
        }

        var currency = entity.Currency("currency");
        var id = entity.TransactionId("id");
        var occurredAt = fields.Has("created_at") ? fields.UnixTime("created_at") : entity.UnixTime("created_at");
        return new Movement
        {
            Id = id,
            EventId = EventIdOf(fields, delivery, type, id, occurredAt),
            Meaning = MeaningOf(type, word),
            Direction = isRefund ? Direction.Debit : Direction.Credit,

            // Razorpay counts in the currency's smallest unit, which is ISO 4217's.
            Amount = entity.MinorAmount("amount", currency.Exponent, currency),
            RawType = $"{type} {word}",
            OccurredAt = occurredAt,
            OrderId = entity.OptionalReference("order_id", Limits.ReferenceLength),
            ParentId = isRefund ? entity.Reference("payment_id", Limits.ReferenceLength) : null,
            Rail = entity.Rail("method"),
        };
    }

    private static bool IsStatus(bool isRefund, string word) => isRefund
        ? word is "pending" or "processed" or "failed"
        : word is "created" or "authorized" or "captured" or "refunded" or "failed";

    // A refund is created and processed at once where the bank allows it, so its status decides; every other event says it all.
    private static Meaning MeaningOf(string type, string word) => type switch
    {
        "payment.authorized" => Meaning.Authorised,
        "payment.failed" => Meaning.Failed,
        "refund.processed" => Meaning.Refunded,
        "refund.failed" => Meaning.Reversed,
        "refund.created" => word switch { "processed" => Meaning.Refunded, "failed" => Meaning.Reversed, _ => Meaning.Pending },
        _ => Meaning.Captured,
    };

    // The id of a delivery stands in the header x-razorpay-event-id, which a webhook receiver passes on outside the body, if at all.
    private static string EventIdOf(JsonFields fields, Delivery delivery, string type, TransactionId id, DateTimeOffset occurredAt)
    {
        if (delivery.EventId is not { } outer) return $"{type}:{id}:{occurredAt.ToUnixTimeSeconds()}";
        ReferenceRules.Accept(outer, Limits.EventIdLength, "eventId", fields.Refusal);
        return outer;
    }
}
