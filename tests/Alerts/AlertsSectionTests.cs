using System.Text.Json;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Options;
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

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{ "gathr": "00:00:05" }""")]
    [InlineData("""{ "gather": "5" }""")]
    [InlineData("""{ "gather": 5 }""")]
    [InlineData("""{ "gather": "00:00:00" }""")]
    [InlineData("""{ "gather": "00:00:05", "gather": "00:00:06" }""")]
    [InlineData("""{ "escalationFactor": 1 }""")]
    [InlineData("""{ "escalationFactor": 2.5 }""")]
    [InlineData("""{ "quietHours": { "from": "22:00", "to": "07:00" } }""")]
    [InlineData("""{ "quietHours": { "timeZone": "Mars/Olympus", "from": "22:00", "to": "07:00" } }""")]
    [InlineData("""{ "quietHours": { "timeZone": "UTC", "from": "10 pm", "to": "07:00" } }""")]
    [InlineData("""{ "quietHours": { "timeZone": "UTC", "from": "22:00", "to": "07:00", "days": ["caturday"] } }""")]
    [InlineData("""{ "severity": [{ "is": "bad", "value": 1, "hours": 1 }] }""")]
    [InlineData("""{ "severity": [{ "is": "error", "value": 1 }] }""")]
    [InlineData("""{ "codes": { "NO_SUCH": "error" } }""")]
    [InlineData("""{ "codes": { "3": "error" } }""")]
    public void Section_WhenSomethingCannotBeUsed_RefusesInOneSentence(string json) =>
        Assert.EndsWith(".", Assert.Throws<SettingException>(() => Read(json)).Message);

    private static AlertRules Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return AlertsSection.Read(document.RootElement, new AlertRules(), AlertStage.Start);
    }
}
