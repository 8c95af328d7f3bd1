namespace RealRecon.Core.Normalise.Fields;

/// <summary>The sentence for each way in which an amount can be refused.</summary>
internal static class AmountRules
{
    public static string Of(RejectionReason reason) => reason switch
    {
        RejectionReason.AMOUNT_TOO_LARGE => $"more than {Limits.AmountDigits} digits",
        RejectionReason.AMOUNT_NOT_POSITIVE => "zero or negative; the direction says which way the money goes",
        RejectionReason.NORMALISE_INCONSISTENT => "not a whole number of the currency's minor units, and never rounded",
        _ => "not written in plain digits with at most one decimal point between them",
    };
}
