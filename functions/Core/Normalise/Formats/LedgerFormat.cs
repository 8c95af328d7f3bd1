using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats;

/// <summary>A posting of the merchant's bank ledger (docs/formats.md).</summary>
internal sealed class LedgerFormat() : JsonFormat("ledger", Side.Bank)
{
    private static readonly string[] KeyLadder = ["endToEndId", "uetr", "utr", "rrn"];

    public override bool Recognises(Payload payload) => payload.Has("postingId");

    protected override Movement? Read(JsonFields fields, Delivery delivery)
    {
        var word = fields.Word("status");
        var reversal = fields.OptionalFlag("reversal");
        if (MeaningOf(word, reversal) is not { } meaning)
        {
            return fields.Refuse(RejectionReason.UNKNOWN_STATUS, "status", "not BOOKED, PENDING, RETURNED or REVERSED");
        }

        var postingId = fields.Reference("postingId", Limits.ReferenceLength);
        var currency = fields.Currency("currency");
        var references = fields.OptionalObject("references");
        var batch = fields.OptionalObject("batch");
        var (part, parts) = PartOf(batch);
        var (occurredAt, clamped) = BookingOf(fields);
        return new Movement
        {
            Id = IdOf(references),

            // A posting lives: announced, booked, returned. Each is an event of its own, so the same one with another amount stands out.
            EventId = $"{postingId}:{meaning.Status}",
            Meaning = meaning,
            Direction = DirectionOf(fields),
            Amount = fields.MajorAmount("amount", currency),
            RawType = reversal ? $"{word} reversal" : word,
            OccurredAt = occurredAt,
            BankReference = references.GivenReference("bankReference"),
            Part = part,
            PartCount = parts,
            Flag = clamped ? ReasonCode.DATE_INVALID : null,
            Rail = fields.Rail("rail"),
        };
    }

    private static Meaning? MeaningOf(string word, bool reversal) => word switch
    {
        "PENDING" => Meaning.BankPending,
        "BOOKED" => reversal ? Meaning.Returned : Meaning.Booked,
        "RETURNED" or "REVERSED" => Meaning.Returned,
        _ => null,
    };

    private static TransactionId IdOf(JsonFields references)
    {
        foreach (var name in KeyLadder)
        {
            if (references.GivenReference(name) is { } key && TransactionId.TryCreate(key, out var id)) return id;
        }

        references.Refuse(RejectionReason.MISSING_KEY, "endToEndId", "absent, and so are uetr, utr and rrn");
        return default;
    }

    private static Direction DirectionOf(JsonFields fields)
    {
        var word = fields.Word("direction");
        if (word is not ("CREDIT" or "DEBIT")) fields.Refuse(RejectionReason.FIELD_INVALID, "direction", "not CREDIT or DEBIT");
        return word == "DEBIT" ? Direction.Debit : Direction.Credit;
    }

    // What is only announced has no booking time yet.
    private static (DateTimeOffset Instant, bool Clamped) BookingOf(JsonFields fields)
    {
        if (fields.Has("bookedAt") || !fields.Has("valueDate")) return (fields.Instant("bookedAt"), false);
        if (InstantText.TryRead(fields.Word("valueDate"), out var date)) return (date.Instant, date.Clamped);
        fields.Refuse(RejectionReason.DATE_INVALID, "valueDate", "not a date (ISO 8601) from 2000 to 2099");
        return default;
    }

    private static (int? Part, int? Parts) PartOf(JsonFields batch)
    {
        if (!batch.Has("part") && !batch.Has("parts")) return (null, null);
        var (part, parts) = (batch.Integer("part"), batch.Integer("parts"));
        if (part >= 1 && part <= parts && parts <= Limits.Movements) return ((int)part, (int)parts);
        batch.Refuse(RejectionReason.FIELD_INVALID, "part", $"not within 1 to parts, which is at most {Limits.Movements}");
        return (null, null);
    }
}
