using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

/// <summary>The cases of area "scale", as each format writes amounts.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData("\"500.00\"", "INR", 50000)]
    [InlineData("\"500\"", "INR", 50000)]
    [InlineData("500", "INR", 50000)]
    [InlineData("500.5", "INR", 50050)]
    [InlineData("\"18.150\"", "EUR", 1815)] // C20
    [InlineData("\"18.15000000000000\"", "EUR", 1815)]
    [InlineData("\"00.12\"", "EUR", 12)]
    [InlineData("\"0.01\"", "EUR", 1)]
    [InlineData("\"500\"", "JPY", 500)] // C11
    [InlineData("\"1.00\"", "JPY", 1)]
    [InlineData("\"10.000\"", "KWD", 10000)] // C13
    [InlineData("\"1.2345\"", "CLF", 12345)]
    [InlineData("\"185.1\"", "USD", 18510)] // C18
    [InlineData("90071992547409931", "VND", 90071992547409931)] // C23
    [InlineData("\"999999999999999999\"", "JPY", 999999999999999999)]
    [InlineData("\"9999999999999999.99\"", "EUR", 999999999999999999)]
    public void Major_WhenTheTextIsExact_IsThoseMinorUnits(string text, string currency, long minor) =>
        Assert.Equal((minor, currency), MinorOf(OwnFormats.GatewayWorth(text, currency)));

    [Theory]
    [InlineData("50000", "inr", 50000, "INR")]
    [InlineData("500", "jpy", 500, "JPY")] // C11
    [InlineData("10000", "kwd", 10000, "KWD")] // C13
    [InlineData("500", "isk", 5, "ISK")] // C15
    [InlineData("1200", "ugx", 12, "UGX")]
    [InlineData("7", "mga", 700, "MGA")]
    [InlineData("90071992547409931", "vnd", 90071992547409931, "VND")] // C23
    public void Stripe_WhenItsUnitsDiffer_AreConvertedToThoseOfIso(string units, string currency, long minor, string code) =>
        Assert.Equal((minor, code), MinorOf(StripeEvents.IntentWorth(units, currency)));

    [Theory]
    [InlineData("10005", "kwd")] // C14
    [InlineData("550", "isk")]
    [InlineData("1", "ugx")]
    public void Stripe_WhenItsUnitsBreakItsOwnRule_IsInconsistent(string units, string currency) =>
        Assert.Equal(RejectionReason.NORMALISE_INCONSISTENT, Given.OnGateway(StripeEvents.IntentWorth(units, currency)).OnlyRejection());

    [Theory]
    [InlineData("EUR", "18.150", 1815)] // C20
    [InlineData("JPY", "500", 500)] // C11
    [InlineData("ISK", "5", 5)] // C15
    [InlineData("KWD", "10.000", 10000)] // C13
    public void Camt_WhenTheTextIsExact_IsThoseMinorUnits(string currency, string text, long minor)
    {
        var entry = CamtDocuments.Entry.Replace("Ccy=\"EUR\">500.00", $"Ccy=\"{currency}\">{text}");
        Assert.Equal(minor, Given.OnBank(CamtDocuments.Of(entry)).OnlyEvent().Amount.MinorUnits);
    }

    [Theory] // C24
    [InlineData("XYZ")]
    [InlineData("BYR")]
    [InlineData("XAU")]
    public void Currency_WhenUnknownOrHistoric_IsRefusedByEveryFormat(string code)
    {
        Assert.Equal(RejectionReason.UNKNOWN_CURRENCY, Given.OnGateway(OwnFormats.GatewayWorth("\"5\"", code)).OnlyRejection());
        Assert.Equal(RejectionReason.UNKNOWN_CURRENCY, Given.OnGateway(StripeEvents.IntentWorth("5", code)).OnlyRejection());
        Assert.Equal(RejectionReason.UNKNOWN_CURRENCY, Given.OnGateway(RazorpayEvents.Payment.Replace("\"INR\"", $"\"{code}\"")).OnlyRejection());
        Assert.Equal(RejectionReason.UNKNOWN_CURRENCY, Given.OnBank(OwnFormats.PostingWith("INR", code)).OnlyRejection());
        Assert.Equal(RejectionReason.UNKNOWN_CURRENCY, Given.OnBank(CamtDocuments.Of(CamtDocuments.EntryWith("Ccy=\"EUR\"", $"Ccy=\"{code}\""))).OnlyRejection());
    }

    private static (long, string) MinorOf(string body)
    {
        var amount = Given.OnGateway(body).OnlyEvent().Amount;
        return (amount.MinorUnits, amount.Currency.Code);
    }
}
