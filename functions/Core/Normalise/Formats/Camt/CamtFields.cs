using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>What single elements of an entry mean, each under its rule.</summary>
internal static class CamtFields
{
    public static Money AmountOf(CamtAmount? amount, string element, Refusal refusal)
    {
        if (amount is null)
        {
            refusal.Add(RejectionReason.FIELD_MISSING, element, "must be there");
            return default;
        }

        if (!Currency.TryGet(amount.Currency, out var currency))
        {
            refusal.Add(amount.Currency is null ? RejectionReason.FIELD_MISSING : RejectionReason.UNKNOWN_CURRENCY, $"{element}/@Ccy", "not an active ISO 4217 currency code");
            return default;
        }

        if (AmountText.TryReadMajor(amount.Text, currency, out var money) is { } reason) refusal.Add(reason, element, AmountRules.Of(reason));
        return money;
    }

    public static Direction DirectionOf(string? word, string element, Refusal refusal)
    {
        if (word is null) refusal.Add(RejectionReason.FIELD_MISSING, element, "must be there");
        else if (word is not ("CRDT" or "DBIT")) refusal.Add(RejectionReason.FIELD_INVALID, element, "not CRDT or DBIT");
        return word == "DBIT" ? Direction.Debit : Direction.Credit;
    }

    /// <summary>Whether an entry with this status has moved money: only BOOK has.</summary>
    public static bool IsBooked(string? status, Refusal refusal)
    {
        if (status is null) refusal.Add(RejectionReason.FIELD_MISSING, "Sts", "must be there");
        else if (status is not ("BOOK" or "PDNG" or "INFO" or "FUTR")) refusal.Add(RejectionReason.UNKNOWN_STATUS, "Sts", "not BOOK, PDNG, INFO or FUTR");
        return status == "BOOK";
    }

    public static bool IsTrue(string? text, string element, Refusal refusal)
    {
        if (text is not (null or "true" or "1" or "false" or "0")) refusal.Add(RejectionReason.FIELD_INVALID, element, "not true or false");
        return text is "true" or "1";
    }

    /// <summary>The first date that is given. Without a zone it is UTC: the account's own zone is not in the message.</summary>
    public static InstantText FirstDate(Refusal refusal, params ReadOnlySpan<string?> dates)
    {
        foreach (var date in dates)
        {
            if (string.IsNullOrEmpty(date)) continue;
            if (!InstantText.TryRead(date, out var instant)) refusal.Add(RejectionReason.DATE_INVALID, "BookgDt", "not a date (ISO 8601) from 2000 to 2099");
            return instant;
        }

        refusal.Add(RejectionReason.FIELD_MISSING, "BookgDt", "absent, and so are ValDt and CreDtTm");
        return default;
    }

    /// <summary>A reference if the bank gave one, see <see cref="ReferenceRules.IsGiven"/>.</summary>
    public static string? GivenReference(string? text, string element, Refusal refusal) =>
        ReferenceRules.IsGiven(text) && ReferenceRules.Accept(text!, Limits.ReferenceLength, element, refusal) ? text : null;
}
