using System.Text.Json;
using RealRecon.Core;

namespace RealRecon.Tests.Core;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("ISK", 0)]
    [InlineData("UGX", 0)]
    [InlineData("EUR", 2)]
    [InlineData("MGA", 2)]
    [InlineData("KWD", 3)]
    [InlineData("UYW", 4)]
    public void Currency_WhenActive_HasTheExponentOfIso4217(string code, int exponent) => Assert.Equal(exponent, Currency.Of(code).Exponent);

    [Theory]
    [InlineData("XYZ")]
    [InlineData("BYR")]
    [InlineData("XAU")]
    [InlineData("eur")]
    [InlineData("")]
    [InlineData(null)]
    public void Currency_WhenUnknownHistoricOrUnitless_IsNone(string? code) => Assert.False(Currency.TryGet(code, out _));

    [Fact]
    public void Currency_WhenWrittenAsJson_IsItsCodeAndComesBack()
    {
        Assert.Equal("\"KWD\"", JsonSerializer.Serialize(Currency.Of("KWD")));
        Assert.Equal(Currency.Of("KWD"), JsonSerializer.Deserialize<Currency>("\"KWD\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Currency>("\"XYZ\""));
    }
}
