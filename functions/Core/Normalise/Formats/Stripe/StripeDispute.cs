namespace RealRecon.Core.Normalise.Formats.Stripe;

/// <summary>Disputes. Only the withdrawal and the reinstatement of funds move money; all else is a note on the payment.</summary>
internal static class StripeDispute
{
    public static Movement? Read(StripeNotice notice)
    {
        if (MeaningOf(notice.Type) is not { } meaning) return notice.RefuseType();
        var status = notice.Object.Word("status");
        if (!IsStatus(status)) return notice.RefuseStatus();
        var payment = notice.PaymentOf("charge");
        var dispute = notice.Object.TransactionId("id");
        var isNote = meaning == Meaning.DisputeNote;
        return new Movement
        {
            Id = isNote ? payment : dispute,
            EventId = notice.Id,
            Meaning = meaning,
            Direction = Direction.Debit,
            Amount = StripeMoney.Amount(notice.Object, "amount"),
            RawType = $"{notice.Type} {status}",
            OccurredAt = notice.Created,
            ParentId = isNote ? null : payment.ToString(),
        };
    }

    private static Meaning? MeaningOf(string type) => type switch
    {
        "charge.dispute.created" or "charge.dispute.updated" or "charge.dispute.closed" => Meaning.DisputeNote,
        "charge.dispute.funds_withdrawn" => Meaning.Disputed,
        "charge.dispute.funds_reinstated" => Meaning.Reversed,
        _ => null,
    };

    private static bool IsStatus(string word) => word is
        "warning_needs_response" or "warning_under_review" or "warning_closed" or "needs_response" or "under_review" or
        "charge_refunded" or "prevented" or "won" or "lost";
}
