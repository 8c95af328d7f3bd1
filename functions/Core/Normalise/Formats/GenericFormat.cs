using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats;

/// <summary>RealRecon's own gateway event, for gateways that have no reader of their own (docs/formats.md).</summary>
internal sealed class GenericFormat() : JsonFormat("generic", Side.Gateway)
{
    public override bool Recognises(Payload payload) => payload.Has("transactionId") && payload.Has("status");

    protected override Movement? Read(JsonFields fields, Delivery delivery)
    {
        var word = fields.Word("status");
        if (MeaningOf(word) is not { } meaning)
        {
            return fields.Refuse(RejectionReason.UNKNOWN_STATUS, "status", "not PENDING, AUTHORISED, CAPTURED, FAILED, REFUNDED or REVERSED");
        }

        var currency = fields.Currency("currency");
        return new Movement
        {
            Id = fields.TransactionId("transactionId"),
            EventId = EventIdOf(fields, delivery),
            Meaning = meaning,
            Direction = meaning == Meaning.Refunded ? Direction.Debit : Direction.Credit,
            Amount = AmountOf(fields, currency),
            RawType = word,
            OccurredAt = OccurredAt(fields, delivery),
            OrderId = fields.OptionalReference("orderId", Limits.ReferenceLength),
            Rail = fields.Rail("rail"),
        };
    }

    private static Meaning? MeaningOf(string word) => word switch
    {
        "PENDING" => Meaning.Pending,
        "AUTHORISED" => Meaning.Authorised,
        "CAPTURED" => Meaning.Captured,
        "FAILED" => Meaning.Failed,
        "REFUNDED" => Meaning.Refunded,
        "REVERSED" => Meaning.Reversed,
        _ => null,
    };

    // Inside a CloudEvent the envelope may carry id and time, and then the payload need not repeat them.
    private static string EventIdOf(JsonFields fields, Delivery delivery)
    {
        if (delivery.EventId is not { } outer || fields.Has("eventId")) return fields.Reference("eventId", Limits.EventIdLength);
        ReferenceRules.Accept(outer, Limits.EventIdLength, "eventId", fields.Refusal);
        return outer;
    }

    private static DateTimeOffset OccurredAt(JsonFields fields, Delivery delivery) =>
        delivery.Time is not { } time || fields.Has("occurredAt") ? fields.Instant("occurredAt") : fields.InstantOf("time", time);

    private static Money AmountOf(JsonFields fields, Currency currency)
    {
        if (!fields.Has("amountMinor")) return fields.MajorAmount("amount", currency);
        if (fields.Has("amount")) fields.Refuse(RejectionReason.FIELD_INVALID, "amountMinor", "given together with amount");
        return fields.MinorAmount("amountMinor", currency.Exponent, currency);
    }
}
