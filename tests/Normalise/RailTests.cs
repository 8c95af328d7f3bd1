using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

public sealed class RailTests
{
    [Fact]
    public void Rail_WhenStripeTellsACharge_IsItsMethod() => Assert.Equal("card", Given.OnGateway(StripeEvents.Charge).OnlyEvent().Rail);

    [Fact]
    public void Rail_WhenStripeTellsAnIntent_IsTheFirstMethod() =>
        Assert.Equal("sepa_debit", Given.OnGateway(StripeEvents.Intent.Replace("""["card", "link"]""", """["sepa_debit", "card"]""")).OnlyEvent().Rail);

    [Fact]
    public void Rail_WhenTheIntentHoldsItsCharge_IsHowItWasPaid() => Assert.Equal("link", Given.OnGateway(
        StripeEvents.Intent.Replace("\"ch_3QkR7wLz9\"", """{"id": "ch_3QkR7wLz9", "payment_method_details": {"type": "link"}}""")).OnlyEvent().Rail);

    [Fact]
    public void Rail_WhenRazorpayTells_IsItsMethod() => Assert.Equal("upi", Given.OnGateway(RazorpayEvents.Payment).OnlyEvent().Rail);

    [Theory]
    [InlineData("\"SEPA_Debit\"", "sepa_debit")]
    [InlineData("\"12345678901234567890123456789012\"", "12345678901234567890123456789012")]
    [InlineData("\"123456789012345678901234567890123\"", null)]
    [InlineData("\"two words\"", null)]
    [InlineData("\"\\u202ecard\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("7", null)]
    [InlineData("null", null)]
    [InlineData("[\"card\"]", null)]
    public void Rail_WhenItIsNoPlainWord_IsIgnoredAndTheEventStands(string json, string? expected)
    {
        var generic = Given.OnGateway(
            $$"""{"eventId":"e1","transactionId":"tx-1","amount":"5.00","currency":"EUR","status":"CAPTURED","occurredAt":"2026-05-01T10:00:00Z","rail":{{json}}}""");
        var ledger = Given.OnBank(
            $$"""{"postingId":"P-1","direction":"CREDIT","amount":"5.00","currency":"EUR","status":"BOOKED","bookedAt":"2026-05-01T10:00:00Z","references":{"endToEndId":"tx-1"},"rail":{{json}}}""");

        Assert.Equal((expected, expected), (generic.OnlyEvent().Rail, ledger.OnlyEvent().Rail));
    }
}
