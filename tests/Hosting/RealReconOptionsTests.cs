using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Options;

namespace RealRecon.Tests.Hosting;

public sealed class RealReconOptionsTests
{
    [Fact]
    public void Read_WhenNothingIsSet_KeepsTheDefaults()
    {
        var defaults = RealReconOptions.Default;

        Assert.Equal(defaults, RealReconOptions.Read(new ConfigurationBuilder().Build(), defaults));
    }

    [Theory]
    [InlineData("BankDeadline", "00:00:05")]
    [InlineData("bankdeadline", "00:00:05")]
    public void Read_WhenASettingIsThere_ChangesThatAlone(string name, string value)
    {
        var read = Read((name, value));

        Assert.Equal(new RealReconOptions { Match = new() { BankDeadline = TimeSpan.FromSeconds(5) } }, read);
    }

    [Fact]
    public void Read_WhenEverySettingIsThere_TakesThemAll()
    {
        var read = Read(
            ("BankDeadline", "00:00:01"), ("GatewayDeadline", "00:00:02"), ("AuthorisationDeadline", "1.00:00:00"), ("BankPendingDeadline", "00:00:04"),
            ("MaxClockSkew", "00:00:00"), ("MinGrace", "00:00:03"), ("ToleranceMinor", "7"), ("BlockAge", "00:00:00.020"), ("AcceptTestEvents", "true"));

        Assert.Equal(TimeSpan.FromSeconds(1), read.Match.BankDeadline);
        Assert.Equal(TimeSpan.FromSeconds(2), read.Match.GatewayDeadline);
        Assert.Equal(TimeSpan.FromDays(1), read.Match.AuthorisationDeadline);
        Assert.Equal(TimeSpan.FromSeconds(4), read.Match.BankPendingDeadline);
        Assert.Equal(TimeSpan.Zero, read.Match.MaxClockSkew);
        Assert.Equal(TimeSpan.FromSeconds(3), read.Match.MinGrace);
        Assert.Equal(7, read.Match.ToleranceMinor);
        Assert.Equal(TimeSpan.FromMilliseconds(20), read.Audit.BlockAge);
        Assert.True(read.Normalise.AcceptTestEvents);
    }

    [Theory]
    [InlineData("BankDeadline", "367.00:00:00")]
    [InlineData("BankDeadline", "")]
    [InlineData("MaxClockSkew", "1")]
    [InlineData("ToleranceMinor", "-1")]
    [InlineData("Deadline", "00:00:01")]
    [InlineData("BankDeadline:Hours", "1")]
    public void Read_WhenASettingCannotBeUsed_NamesIt(string name, string value)
    {
        var refused = Assert.Throws<SettingException>(() => Read((name, value)));

        Assert.StartsWith($"RealRecon__{name.Split(':')[0]} is ", refused.Message, StringComparison.Ordinal);
    }

    private static RealReconOptions Read(params (string Name, string Value)[] settings) => RealReconOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"RealRecon:{setting.Name}", (string?)setting.Value))).Build(),
        new RealReconOptions());
}
