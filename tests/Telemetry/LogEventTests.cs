using System.Text;
using System.Text.RegularExpressions;
using RealRecon.Tests.Shells;

namespace RealRecon.Tests.Telemetry;

/// <summary>Every line of the log has a number of its own, by which people search and set alarms. Read as text, for the Azure shell does not compile everywhere.</summary>
public sealed partial class LogEventTests
{
    private static readonly SourceFile[] Sources = [.. ((string[])["functions", "emulator"]).SelectMany(folder => SourceTree.Files(folder))];

    private static readonly Match[] Events = [.. Sources.SelectMany(file => Event().Matches(file.Text))];

    [Fact]
    public void Events_HaveANumberEach()
    {
        Assert.Equal(Sources.Sum(file => Message().Count(file.Text)), Events.Length);
        Assert.All(Events.GroupBy(one => one.Groups["id"].Value), same => Assert.Single(same));
        Assert.All(Events, one => Assert.InRange(int.Parse(one.Groups["id"].Value), 1000, 4999));
    }

    [Fact]
    public void Lines_AreAllMadeByMessagesWithANumber() =>
        Assert.DoesNotContain(Sources, file => Loose().IsMatch(file.Text));

    [Fact]
    public void Page_ListsTheEvents()
    {
        var table = new StringBuilder("| event | level | message |\n|---|---|---|\n");
        foreach (var one in Events.OrderBy(one => int.Parse(one.Groups["id"].Value)))
        {
            table.Append($"| {one.Groups["id"]} | {one.Groups["level"]} | {one.Groups["text"]} |\n");
        }

        GeneratedText.AssertHas("docs/observability.md", "events", table.ToString());
    }

    [GeneratedRegex(@"^\s*\[LoggerMessage\(", RegexOptions.Multiline)]
    private static partial Regex Message();

    [GeneratedRegex("""^\s*\[LoggerMessage\(EventId = (?<id>\d+), Level = LogLevel\.(?<level>\w+),\s*Message = "(?<text>(?:[^"\\]|\\.)*)"\)\]""", RegexOptions.Multiline)]
    private static partial Regex Event();

    [GeneratedRegex(@"\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex Loose();
}
