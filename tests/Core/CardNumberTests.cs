using RealRecon.Core;

namespace RealRecon.Tests.Core;

/// <summary>The numbers are those that schemes publish for tests.</summary>
public sealed class CardNumberTests
{
    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4222222222222")]
    [InlineData("5555555555554444")]
    [InlineData("2223003122003222")]
    [InlineData("378282246310005")]
    [InlineData("6011111111111117")]
    [InlineData("3530111333300000")]
    [InlineData("30569309025904")]
    [InlineData("6200000000000005")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("4111.1111/1111_1111")]
    [InlineData("\uff14111111111111111")]
    [InlineData("pi_4111111111111111")]
    [InlineData("card-4111-1111-1111-1111-x")]
    [InlineData("a378282246310005b")]
    public void CardNumber_WhenTheTextIsOne_IsSeenThroughItsDisguise(string text) => Assert.True(CardNumber.IsIn(text));

    [Theory]
    [InlineData("4111111111111112")] // fails Luhn
    [InlineData("1111111111111117")] // no issuer
    [InlineData("411111111111")] // 12 digits: an RRN
    [InlineData("210000000003139471430009017")] // 27 digits: a QR reference
    [InlineData("2026050100017")] // a date and a counter
    [InlineData("SBINR52023110200000009")] // a UTR: 17 digits behind a prefix, and they pass Luhn
    [InlineData("eb6305c9-1f7f-49de-aed0-16487c27b42d")]
    [InlineData("0125836177")]
    [InlineData("")]
    public void CardNumber_WhenTheTextIsAnOrdinaryReference_IsNone(string text) => Assert.False(CardNumber.IsIn(text));
}
