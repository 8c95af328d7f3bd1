using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Options.Rules;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Tests.Alerts;

public sealed class AlertsSectionTests
{
    [Fact]
    public void Section_WhenItNamesSome_ChangesThoseAndKeepsTheRest()
    {
        var rules = Read("""
            { "gather": "00:00:05", "escalationFactor": 3,
              "severity": [{ "is": "error", "value": 500, "hours": 8 }], "codes": { "BANK_MISSING": "warning" } }
            """);

        Assert.Equal((TimeSpan.FromSeconds(5), 3, new AlertRules().Settle), (rules.Gather, rules.EscalationFactor, rules.Settle));
        Assert.Equal([new SeverityRow(Severity.Error, 500, TimeSpan.FromHours(8))], rules.Severity.Rows);
        Assert.Equal([KeyValuePair.Create(ReasonCode.BANK_MISSING, Severity.Warning)], rules.Severity.AtLeast);
    }

    [Fact]
    public void QuietHours_WhenTheyAreNull_AreTakenBack()
    {
        Assert.NotNull(Read("""{ "quietHours": { "timeZone": "UTC", "from": "22:00", "to": "07:00" } }""").Quiet);
        Assert.Null(Read("""{ "quietHours": null }""").Quiet);
    }

    [Theory]
    [InlineData("""[]""", "alerts must be an object; write { … }.")]
    [InlineData("""{ "gathr": "00:00:05" }""", "alerts.gathr is not known; there are gather, settle, escalationInterval, escalationFactor, refresh, resend, quietHours, severity, codes.")]
    [InlineData("""{ "gather": "5" }""", "alerts.gather is \"5\"; write a duration of at most 366.00:00:00 as \"hours:minutes:seconds\", such as \"00:01:00\".")]
    [InlineData("""{ "gather": "00:00:00" }""", "alerts.gather is zero; write a longer duration.")]
    [InlineData("""{ "gather": "00:00:05", "gather": "00:00:06" }""", "alerts.gather is there twice; write it once.")]
    [InlineData("""{ "escalationFactor": 1 }""", "alerts.escalationFactor is 1; write a whole number from 2 to 1000000.")]
    [InlineData("""{ "escalationFactor": 2.5 }""", "alerts.escalationFactor is 2.5; write a whole number from 2 to 1000000.")]
    [InlineData("""{ "quietHours": { "from": "22:00", "to": "07:00" } }""", "alerts.quietHours.timeZone is missing; write it.")]
    [InlineData("""{ "quietHours": { "timeZone": "Mars/Olympus", "from": "22:00", "to": "07:00" } }""", "alerts.quietHours.timeZone is 'Mars/Olympus', which is not a time zone that this machine knows; write one such as Europe/Berlin or UTC.")]
    [InlineData("""{ "quietHours": { "timeZone": "UTC", "from": "10 pm", "to": "07:00" } }""", "alerts.quietHours.from is '10 pm'; write a time of day such as \"22:00\".")]
    [InlineData("""{ "quietHours": { "timeZone": "UTC", "from": "22:00", "to": "07:00", "days": ["caturday"] } }""", "alerts.quietHours.days[0] is 'caturday'; write one of sunday, monday, tuesday, wednesday, thursday, friday, saturday.")]
    [InlineData("""{ "severity": [{ "is": "bad", "value": 1, "hours": 1 }] }""", "alerts.severity[0].is is 'bad'; write one of info, warning, error, critical.")]
    [InlineData("""{ "severity": [{ "is": "error", "value": 1 }] }""", "alerts.severity[0].hours is missing; write it.")]
    [InlineData("""{ "severity": [{ "is": "error", "value": 1000000000001, "hours": 1 }] }""", "alerts.severity[0].value is 1000000000001; write a whole number from 0 to 1000000000000.")]
    [InlineData("""{ "codes": { "NO_SUCH": "error" } }""", "alerts.codes.NO_SUCH is not a reason; write a reason code such as FEED_STALE.")]
    [InlineData("""{ "codes": { "3": "error" } }""", "alerts.codes.3 is not a reason; write a reason code such as FEED_STALE.")]
    public void Section_WhenSomethingCannotBeUsed_SaysWhatToWrite(string json, string sentence) =>
        Assert.Equal($"rules.json: {sentence}", Assert.Throws<SettingException>(() => Read(json)).Message);

    internal static AlertRules Read(string json, DateTimeOffset? now = null)
    {
        using var document = JsonDocument.Parse(json);
        var options = RealReconOptions.Default with { Alerts = new AlertRules() };
        return new AlertsSection(new FakeTimeProvider(now ?? AlertStage.Start)).Apply(options, new RulesNode("rules.json", "alerts", document.RootElement)).Alerts;
    }
}
