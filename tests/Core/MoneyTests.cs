using RealRecon.Core;

namespace RealRecon.Tests.Core;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(50000, "INR", "500.00 INR")]
    [InlineData(5, "JPY", "5 JPY")]
    [InlineData(1, "EUR", "0.01 EUR")]
    [InlineData(-5, "EUR", "-0.05 EUR")]
    [InlineData(10000, "KWD", "10.000 KWD")]
    [InlineData(12345, "CLF", "1.2345 CLF")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08 EUR")]
    public void Money_WhenShown_HasItsCurrencysDecimals(long minor, string currency, string text) =>
        Assert.Equal(text, new Money(minor, Currency.Of(currency)).ToString());
}
