using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Api.Limits;
using RealRecon.Adapters.Options;

namespace RealRecon.Tests.Options;

public sealed class ApiSettingTests
{
    [Fact]
    public void Limits_WhenTheyAreSet_AreThose()
    {
        var options = Read(("ReadsPerMinute", "10"), ("HeavyReadsPerMinute", "0"), ("ActionsPerMinute", "30"), ("LongReadsAtOnce", "1000000"));

        Assert.Equal(new ApiLimits { ReadsPerMinute = 10, HeavyReadsPerMinute = 0, ActionsPerMinute = 30, LongReadsAtOnce = 1_000_000 }, options.Limits);
        Assert.Equal(new ApiLimits(), Read().Limits);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1000001")]
    [InlineData("99999999999999999999")]
    [InlineData("ten")]
    [InlineData("")]
    public void Limit_WhenItIsNoNumber_EndsTheStartWithASentence(string value) =>
        Assert.Contains("RealRecon__ReadsPerMinute", Assert.Throws<SettingException>(() => Read(("ReadsPerMinute", value))).Message, StringComparison.Ordinal);

    [Fact]
    public void CursorKey_WhenThereAreSeveral_KeepsTheirOrder()
    {
        byte[][] keys = [RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(64)];

        Assert.Equal(keys, Read(("CursorKey", string.Join(", ", keys.Select(Convert.ToBase64String)))).CursorKeys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-base64!")]
    [InlineData("c2hvcnQga2V5")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,c2hvcnQga2V5")]
    public void CursorKey_WhenItIsNone_EndsTheStartAndIsNotQuoted(string value)
    {
        var message = Assert.Throws<SettingException>(() => Read(("CursorKey", value))).Message;

        Assert.Contains("openssl rand -base64 32", message, StringComparison.Ordinal);
        if (value.Length > 0) Assert.DoesNotContain(value, message, StringComparison.Ordinal);
    }

    private static RealReconOptions Read(params (string Name, string Value)[] settings) => RealReconOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"RealRecon:{one.Name}", (string?)one.Value))).Build(), RealReconOptions.Default);
}
