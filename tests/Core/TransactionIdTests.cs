using System.Text.Json;
using RealRecon.Core;

namespace RealRecon.Tests.Core;

public sealed class TransactionIdTests
{
    [Theory]
    [InlineData("pi_3NXZ0x")]
    [InlineData("a b")]
    [InlineData("日本-😀")]
    [InlineData("/\\#?%'..")]
    public void TransactionId_WhenTheTextIsVisible_IsKeptByteForByte(string text)
    {
        Assert.True(TransactionId.TryCreate(text, out var id));
        Assert.Equal(text, id.Value);
        Assert.Equal(id, JsonSerializer.Deserialize<TransactionId>(JsonSerializer.Serialize(id)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a\u00a0")]
    [InlineData("a\u0000")]
    [InlineData("a\u202eb")]
    [InlineData("4111111111111111")]
    public void TransactionId_WhenTheTextIsNotLegal_IsNone(string? text) => Assert.False(TransactionId.TryCreate(text, out _));

    // Attributes are stored as UTF-8 and cannot hold these.
    [Fact]
    public void TransactionId_WhenTheTextHoldsHalfASurrogatePair_IsNone()
    {
        Assert.False(TransactionId.TryCreate("a\ud800", out _));
        Assert.False(TransactionId.TryCreate("\udc00a", out _));
    }

    [Fact]
    public void TransactionId_WhenLongerThan64_IsNone()
    {
        Assert.True(TransactionId.TryCreate(new string('x', 64), out _));
        Assert.False(TransactionId.TryCreate(new string('x', 65), out _));
    }
}
