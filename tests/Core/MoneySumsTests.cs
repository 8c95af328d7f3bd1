using System.Text.Json;
using RealRecon.Core;

namespace RealRecon.Tests.Core;

public sealed class MoneySumsTests
{
    [Fact]
    public void Sums_OfSeveralCurrencies_StayApartAndCountWithoutSign() =>
        Assert.Equal("17.50 EUR, 900 JPY", MoneySums.Of([Money(1000, "EUR"), Money(-900, "JPY"), Money(-750, "EUR")]).ToString());

    [Fact]
    public void Minus_WhenMoreIsTakenThanThereIs_LeavesNothing() =>
        Assert.True(MoneySums.None.Plus(Money(1000, "EUR")).Minus(Money(1001, "EUR")).IsEmpty);

    [Fact]
    public void Sums_WhenTheyAreBeyondAnAmount_AreRightInsideAndTheLargestAmountOutside()
    {
        var sums = MoneySums.Of([Money(long.MinValue, "EUR"), Money(long.MaxValue, "EUR")]);

        Assert.Equal(long.MaxValue, sums.Shown()["EUR"]);
        Assert.Equal(MoneySums.Of([Money(long.MaxValue, "EUR")]), sums.Minus(Money(long.MinValue, "EUR")));
    }

    [Theory]
    [InlineData(1000, 900, false)]
    [InlineData(999, 900, true)]
    [InlineData(999, 901, false)]
    [InlineData(0, 900, true)]
    public void IsBelow_WhenACurrencyHasLessAndNoneHasMore_IsTrue(long eur, long jpy, bool isBelow) =>
        Assert.Equal(isBelow, MoneySums.Of([Money(eur, "EUR"), Money(jpy, "JPY")]).IsBelow(MoneySums.Of([Money(1000, "EUR"), Money(900, "JPY")])));

    [Fact]
    public void Sums_ThroughJson_AreTheSame()
    {
        var sums = MoneySums.Of([Money(long.MinValue, "EUR"), Money(long.MinValue, "EUR"), Money(5, "JPY")]);
        var json = JsonSerializer.Serialize(sums, CoreJson.Default.MoneySums);

        Assert.Equal(sums, JsonSerializer.Deserialize(json, CoreJson.Default.MoneySums));
        Assert.DoesNotContain("isEmpty", json, StringComparison.OrdinalIgnoreCase);
    }

    private static Money Money(long minor, string currency) => new(minor, Currency.Of(currency));
}
