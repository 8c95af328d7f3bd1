using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;
using static RealRecon.Core.Normalise.RejectionReason;

namespace RealRecon.Tests.Corpus;

/// <summary>Amounts and currencies.</summary>
internal static class MalformedAmounts
{
    public static IEnumerable<MalformedBody> All =>
    [
        .. Texts.Select(text => MalformedBody.Gateway($"generic amount {text.Amount} {text.Currency}", text.Reason, OwnFormats.GatewayWorth(text.Amount, text.Currency))),
        .. Texts.Where(text => text.Amount[0] == '"').Select(text => MalformedBody.Bank($"posting amount {text.Amount} {text.Currency}", text.Reason, OwnFormats.Posting.Replace("\"500.00\"", text.Amount).Replace("INR", text.Currency))),
        .. CamtTexts.Select(text => MalformedBody.Bank($"camt amount {text.Amount} {text.Currency}", text.Reason, CamtDocuments.Of(CamtDocuments.Entry.Replace("Ccy=\"EUR\">500.00", $"Ccy=\"{text.Currency}\">{text.Amount}")))),
        .. StripeUnits.Select(text => MalformedBody.Gateway($"Stripe amount {text.Amount} {text.Currency}", text.Reason, StripeEvents.IntentWorth(text.Amount, text.Currency))),
        .. RazorpayUnits.Select(text => MalformedBody.Gateway($"Razorpay amount {text.Amount}", text.Reason, RazorpayEvents.Payment.Replace("\"amount\": 50000", $"\"amount\": {text.Amount}"))),
        .. Currencies.Select(code => MalformedBody.Gateway($"currency {code}", UNKNOWN_CURRENCY, OwnFormats.GatewayWorth("\"5\"", code))),
        MalformedBody.Gateway("amount and amountMinor", FIELD_INVALID, OwnFormats.GatewayWorth("\"5\",\"amountMinor\":500", "INR")),
        MalformedBody.Gateway("amountMinor with a point", AMOUNT_MALFORMED, OwnFormats.Gateway.Replace("\"amount\":\"500.00\"", "\"amountMinor\":5.0")),
        MalformedBody.Bank("camt amount without a currency", FIELD_MISSING, CamtDocuments.Of(CamtDocuments.Entry.Replace(" Ccy=\"EUR\"", ""))),
        MalformedBody.Bank("camt amount that stands twice", FIELD_INVALID, CamtDocuments.Of(CamtDocuments.EntryWith("<NtryRef>", "<Amt Ccy=\"EUR\">1.00</Amt><NtryRef>"))),
    ];

    private static readonly (string Amount, string Currency, RejectionReason Reason)[] Texts =
    [
        ("\"-1.00\"", "EUR", AMOUNT_NOT_POSITIVE),
        ("\"0\"", "EUR", AMOUNT_NOT_POSITIVE),
        ("\"0.00\"", "EUR", AMOUNT_NOT_POSITIVE),
        ("\"-0\"", "EUR", AMOUNT_NOT_POSITIVE),
        ("\"0.001\"", "EUR", NORMALISE_INCONSISTENT),
        ("\"18.155\"", "EUR", NORMALISE_INCONSISTENT),
        ("\"1.5\"", "JPY", NORMALISE_INCONSISTENT),
        ("\"1.0001\"", "BHD", NORMALISE_INCONSISTENT),
        ("\"1,00\"", "EUR", AMOUNT_MALFORMED),
        ("\"1.000,00\"", "EUR", AMOUNT_MALFORMED),
        ("\"1 000\"", "EUR", AMOUNT_MALFORMED),
        ("\" 5\"", "EUR", AMOUNT_MALFORMED),
        ("\"5 \"", "EUR", AMOUNT_MALFORMED),
        ("\"5\\n\"", "EUR", AMOUNT_MALFORMED),
        ("\"+1\"", "EUR", AMOUNT_MALFORMED),
        ("\"--1\"", "EUR", AMOUNT_MALFORMED),
        ("\"-\"", "EUR", AMOUNT_MALFORMED),
        ("\"0x10\"", "EUR", AMOUNT_MALFORMED),
        ("\"1e2\"", "EUR", AMOUNT_MALFORMED),
        ("\"NaN\"", "EUR", AMOUNT_MALFORMED),
        ("\"\u221e\"", "EUR", AMOUNT_MALFORMED),
        ("\"\uff11\uff10\uff10\"", "EUR", AMOUNT_MALFORMED),
        ("\"\u0661\u0660\"", "EUR", AMOUNT_MALFORMED),
        ("\"\"", "EUR", AMOUNT_MALFORMED),
        ("\".5\"", "EUR", AMOUNT_MALFORMED),
        ("\"5.\"", "EUR", AMOUNT_MALFORMED),
        ("\".\"", "EUR", AMOUNT_MALFORMED),
        ("\"1.2.3\"", "EUR", AMOUNT_MALFORMED),
        ("\"EUR 5\"", "EUR", AMOUNT_MALFORMED),
        ("\"9223372036854775808\"", "JPY", AMOUNT_TOO_LARGE),
        ("\"99999999999999999999999999999999999\"", "EUR", AMOUNT_TOO_LARGE),
        ("\"999999999999999999\"", "EUR", AMOUNT_TOO_LARGE),
        ("\"1.000000000000000000\"", "EUR", AMOUNT_TOO_LARGE),
        ("1e400", "EUR", AMOUNT_MALFORMED),
        ("1e-400", "EUR", AMOUNT_MALFORMED),
        ("5E0", "EUR", AMOUNT_MALFORMED),
        ("-5", "EUR", AMOUNT_NOT_POSITIVE),
        ("-0", "EUR", AMOUNT_NOT_POSITIVE),
        ("0.005", "EUR", NORMALISE_INCONSISTENT),
        ("99999999999999999999999999999999999", "EUR", AMOUNT_TOO_LARGE),
        ("true", "EUR", AMOUNT_MALFORMED),
        ("[5]", "EUR", AMOUNT_MALFORMED),
        ("{}", "EUR", AMOUNT_MALFORMED),
        ("null", "EUR", FIELD_MISSING),
    ];

    private static readonly (string Amount, string Currency, RejectionReason Reason)[] CamtTexts =
    [
        ("18.155", "EUR", NORMALISE_INCONSISTENT),
        ("500,00", "EUR", AMOUNT_MALFORMED),
        (" 500", "EUR", AMOUNT_MALFORMED),
        ("-500", "EUR", AMOUNT_NOT_POSITIVE),
        ("0", "EUR", AMOUNT_NOT_POSITIVE),
        ("5e2", "EUR", AMOUNT_MALFORMED),
        ("", "EUR", AMOUNT_MALFORMED),
        ("1.5", "JPY", NORMALISE_INCONSISTENT),
        ("9999999999999999999", "EUR", AMOUNT_TOO_LARGE),
        ("500", "eur", UNKNOWN_CURRENCY),
    ];

    private static readonly (string Amount, string Currency, RejectionReason Reason)[] StripeUnits =
    [
        ("500.00", "eur", AMOUNT_MALFORMED),
        ("5e2", "eur", AMOUNT_MALFORMED),
        ("\"500\"", "eur", AMOUNT_MALFORMED),
        ("0", "eur", AMOUNT_NOT_POSITIVE),
        ("-500", "eur", AMOUNT_NOT_POSITIVE),
        ("1000000000000000000", "jpy", AMOUNT_TOO_LARGE),
        ("100000000000000000", "mga", AMOUNT_TOO_LARGE),
        ("10005", "kwd", NORMALISE_INCONSISTENT),
        ("550", "isk", NORMALISE_INCONSISTENT),
        ("500", "xyz", UNKNOWN_CURRENCY),
    ];

    private static readonly (string Amount, RejectionReason Reason)[] RazorpayUnits =
    [
        ("500.5", AMOUNT_MALFORMED),
        ("\"50000\"", AMOUNT_MALFORMED),
        ("-1", AMOUNT_NOT_POSITIVE),
        ("0", AMOUNT_NOT_POSITIVE),
        ("null", FIELD_MISSING),
    ];

    // The last two are Cyrillic and full-width look-alikes.
    private static readonly string[] Currencies = ["eur", "Eur", "EU", "EURO", "", " EUR", "978", "BYR", "DEM", "XXX", "XAU", "XTS", "\u0415UR", "\uff25\uff35\uff32"];
}
