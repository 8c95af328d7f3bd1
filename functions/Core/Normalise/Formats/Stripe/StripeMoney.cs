using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats.Stripe;

/// <summary>Stripe's minor units, which are not always ISO 4217's (docs.stripe.com/currencies, "special cases").</summary>
internal static class StripeMoney
{
    /// <summary>An integer amount of a Stripe object, in the object's <c>currency</c>.</summary>
    public static Money Amount(JsonFields fields, string name)
    {
        var currency = fields.CurrencyInAnyCase("currency");
        return fields.Refusal.Happened ? default : Checked(fields, name, fields.MinorAmount(name, WireExponent(currency), currency));
    }

    /// <summary>A computed number of Stripe's units; <paramref name="name"/> is the field that it came from.</summary>
    public static Money Of(JsonFields fields, string name, long units)
    {
        var currency = fields.CurrencyInAnyCase("currency");
        return fields.Refusal.Happened ? default : Checked(fields, name, fields.MinorAmountOf(name, units.ToString(), WireExponent(currency), currency));
    }

    /// <summary>The first of two amounts that is there: older API versions lack the finer one.</summary>
    public static Money AmountOr(JsonFields fields, string name, string fallback) => Amount(fields, fields.Has(name) ? name : fallback);

    private static Money Checked(JsonFields fields, string name, Money money)
    {
        if (money.Currency.Exponent == 3 && money.MinorUnits % 10 != 0)
        {
            fields.Refuse(RejectionReason.NORMALISE_INCONSISTENT, name, "does not end in 0, as Stripe's amounts in three-decimal currencies do");
        }

        return money;
    }

    // ISK and UGX have lost their decimals since; Stripe keeps them on the wire as 00. MGA's fifths are sent as whole ariary.
    private static int WireExponent(Currency currency) => currency.Code switch
    {
        "ISK" or "UGX" => 2,
        "MGA" => 0,
        _ => currency.Exponent,
    };
}
