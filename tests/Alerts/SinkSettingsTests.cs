using RealRecon.Adapters.Options;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Tests.Alerts;

public sealed class SinkSettingsTests
{
    private const string Good = "s3cret-0123456789";

    [Fact]
    public void Rules_WhenSinksAreSet_NameThemInLowerCaseWithTheirSeverity() => Assert.Equal(
        [new SinkRule("desk", Severity.Error)],
        ConfiguredSinks.Settings(("Type", "webhook"), ("Url", "https://example.test/a?key=1"), ("Secret", Good), ("MinSeverity", "error")).Rules);

    [Theory]
    [InlineData("Type=pigeon")]
    [InlineData("Type=webhook;Url=https://example.test")]
    [InlineData("Type=webhook;Secret=s3cret-0123456789")]
    [InlineData("Type=webhook;Secret=short;Url=https://example.test")]
    [InlineData("Type=webhook;Secret=s3cret 0123456789;Url=https://example.test")]
    [InlineData("Type=slack;Url=http://example.test/s3cret-0123456789")]
    [InlineData("Type=slack;Url=https://user:s3cret-0123456789@example.test")]
    [InlineData("Type=slack;Url=/s3cret-0123456789")]
    [InlineData("Type=slack;Url=https://example.test;Colour=red")]
    [InlineData("Type=slack;Url=https://example.test;MinSeverity=2")]
    [InlineData("Type=pagerduty")]
    [InlineData("Type=email;Host=mail.test;From=a@b.test")]
    [InlineData("Type=email;Host=mail.test;To=a@b.test;From=nobody")]
    [InlineData("Type=email;Host=mail test;To=a@b.test;From=a@b.test")]
    [InlineData("Type=email;Host=mail.test;To=a@b.test;From=a@b.test;Port=0")]
    [InlineData("Type=email;Host=mail.test;To=a@b.test;From=a@b.test;Tls=maybe")]
    [InlineData("Type=email;Host=mail.test;To=a@b.test;From=a@b.test;User=s3cret-0123456789")]
    [InlineData("Type=email;Host=mail.test;To=a@b.test,;From=a@b.test")]
    [InlineData("Type=email;Host=mail.test;To=a@b.test\r\nBcc: c@d.test;From=a@b.test")]
    [InlineData("RealRecon:DashboardUrl=http://example.test")]
    [InlineData("RealRecon:Sinks:a-b:Type=slack")]
    public void Settings_WhenOneCannotBeUsed_EndTheStartWithASentenceThatTellsNoValue(string settings)
    {
        var refusal = Assert.Throws<SettingException>(() => ConfiguredSinks.Settings(
            [.. settings.Split(';').Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], pair[1]))]));

        Assert.StartsWith("RealRecon__", refusal.Message);
        Assert.EndsWith(".", refusal.Message);
        Assert.DoesNotContain(Good, refusal.Message);
    }
}
