using CsCheck;
using RealRecon.Core;

namespace RealRecon.Tests.Lists;

public sealed class MajorAmountTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("007.500", "7.5")]
    [InlineData("0.05", "0.05")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1.12345678901234567", "1.12345678901234567")]
    public void Parse_WhenItIsADecimal_WritesItOneWay(string text, string shown)
    {
        Assert.True(MajorAmount.TryParse(text, out var amount));
        Assert.Equal(shown, amount.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("1.2.3")]
    [InlineData("١")]
    [InlineData("1234567890123456789")]
    public void Parse_WhenItIsNone_Refuses(string? text) => Assert.False(MajorAmount.TryParse(text, out _));

    [Theory]
    [InlineData("500", 500, "JPY", 0)]
    [InlineData("500", 49_999, "INR", 1)]
    [InlineData("499.999", 50_000, "INR", -1)]
    [InlineData("0.001", 1, "KWD", 0)]
    [InlineData("0.0001", 0, "KWD", 1)]
    public void Compare_WhenTheCurrencyHasItsOwnDecimals_IsExact(string text, long minor, string currency, int sign)
    {
        Assert.True(MajorAmount.TryParse(text, out var amount));
        Assert.Equal(sign, Math.Sign(amount.CompareToMinor(minor, Currency.Of(currency))));
    }

    [Fact]
    public void Compare_WhateverTheAmounts_AgreesWithDecimals() => Gen.Select(Gen.Long[0, 999_999_999_999], Gen.Int[0, 6], Gen.Long[0, 999_999_999_999]).Sample(
        (digits, decimals, minor) =>
        {
            var major = digits / (decimal)Math.Pow(10, decimals);
            Assert.True(MajorAmount.TryParse(major.ToString(System.Globalization.CultureInfo.InvariantCulture), out var amount));
            foreach (var code in (string[])["JPY", "EUR", "KWD"])
            {
                var currency = Currency.Of(code);
                Assert.Equal(Math.Sign(major.CompareTo(minor / (decimal)Math.Pow(10, currency.Exponent))), Math.Sign(amount.CompareToMinor(minor, currency)));
            }
        });
}
