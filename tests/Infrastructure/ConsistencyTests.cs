using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Tests.Shells;

namespace RealRecon.Tests.Infrastructure;

/// <summary>What the templates call things is what the code calls them.</summary>
public sealed partial class ConsistencyTests
{
    public static TheoryData<string> Sizes { get; } = [.. Deployment.Sizes];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Tables_OfADeployment_AreThoseOfTheStores(string size)
    {
        var names = new TableNames();

        Assert.Equal(
            typeof(TableNames).GetProperties().Where(property => property.Name != nameof(TableNames.Prefix)).Select(property => (string)property.GetValue(names)!).Order(),
            NamesOf(size, "Microsoft.Storage/storageAccounts/tableServices/tables").Order());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Hubs_OfADeployment_AreThoseThatAreRead(string size) =>
        Assert.Equal(HubNames.All.Order(), NamesOf(size, "Microsoft.EventHub/namespaces/eventhubs").Order());

    /// <summary>Every hub has <c>$Default</c> by itself, which a trigger reads that names no group.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void ConsumerGroups_OfADeployment_AreThoseThatTheAppReads(string size)
    {
        var ofTriggers = SourceTree.Files("functions/App/Triggers")
            .SelectMany(file => Trigger().Matches(file.Text).Select(match => ConsumerGroup().Match(match.Value).Groups[1].Value))
            .Select(group => group.Length == 0 ? "$Default" : group)
            .ToList();
        var wanted = ofTriggers.Append(HubConnection.DefaultGroup).Where(group => group != "$Default").Distinct().Order().ToList();

        Assert.Equal(2, ofTriggers.Count);
        Assert.All(HubNames.All, hub => Assert.Equal(wanted, Deployment.Of(size).OfType("Microsoft.EventHub/namespaces/eventhubs/consumergroups")
            .Select(group => group["name"]!.GetValue<string>().Split('/'))
            .Where(name => name[1] == hub)
            .Select(name => name[2]).Order()));
    }

    [Fact]
    public void TaskHub_OfTheScheduler_IsThatOfTheHost()
    {
        using var host = JsonDocument.Parse(Repository.Read("host.json"));

        Assert.Equal(
            [host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("hubName").GetString()!],
            NamesOf("high-volume", "Microsoft.DurableTask/schedulers/taskHubs"));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AlwaysReady_OfADeployment_NamesGroupsAndFunctionsThatExist(string size)
    {
        var functions = SourceTree.Files("functions/App").SelectMany(file => FunctionName().Matches(file.Text).Select(match => SourceTree.Constant(match.Groups[1].Value, file.Name)));
        var groups = functions.Select(name => $"function:{name}").Concat(["http", "durable", "blob"]).ToHashSet();
        var ready = Assert.Single(Deployment.Of(size).OfType("Microsoft.Web/sites"))["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!["alwaysReady"]!.AsArray();

        Assert.Equal(size == "dev", ready.Count == 0);
        Assert.All(ready, one => Assert.Contains(one!["name"]!.GetValue<string>(), groups));
    }

    [Fact]
    public void Metrics_OfAlertsAndDashboards_AreTheSame()
    {
        var workbook = Metrics(Repository.Read("iac", "monitoring", "workbook.json"));
        var alerts = Metrics(Repository.Read("iac", "modules", "alerts.bicep"));

        Assert.Equal(11, workbook.Count);
        Assert.Subset(Metrics(string.Concat(SourceTree.Files("functions/Adapters/Telemetry").Select(file => file.Text))), workbook);
        Assert.Equal(workbook, Metrics(Repository.Read("iac", "monitoring", "grafana.json")));
        Assert.Subset(workbook, alerts);
        Assert.Equal(
            ["realrecon.audit.anchor.age", "realrecon.audit.write.failures", "realrecon.events.deadlettered", "realrecon.ingest.lag", "realrecon.match.oldest.waiting", "realrecon.sweep.found"],
            alerts);
    }

    [Fact]
    public void Workbook_OfADeployment_IsTheOneInTheRepository()
    {
        var deployed = Assert.Single(Deployment.Of("dev").OfType("Microsoft.Insights/workbooks"))["properties"]!["serializedData"]!.GetValue<string>();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(deployed), JsonNode.Parse(Repository.Read("iac", "monitoring", "workbook.json"))));
    }

    [Fact]
    public void Services_ThatAzdDeploys_AreWhereItLooks()
    {
        var azure = Repository.Read("azure.yaml");

        Assert.True(File.Exists(Path.Combine(Repository.Root, "iac", "main.bicepparam")));
        Assert.Contains("  path: iac\n", azure, StringComparison.Ordinal);
        foreach (Match project in Project().Matches(azure)) Assert.True(Directory.Exists(Path.Combine(Repository.Root, project.Groups[1].Value)), project.Value);
        Assert.Equal(["api", "web"], Service().Matches(azure).Select(match => match.Groups[1].Value));
        Assert.All(Hook().Matches(azure), hook => Assert.True(File.Exists(Path.Combine(Repository.Root, hook.Groups[1].Value)), hook.Value));
        Assert.Equal(4, Hook().Count(azure));
    }

    [Fact]
    public void Parameters_OfTheTemplate_AreAllExplained()
    {
        var page = Repository.Read("docs", "deployment.md");
        var parameters = Parameter().Matches(Repository.Read("iac", "main.bicep")).Select(match => match.Groups[1].Value).Order().ToList();
        var variables = Variable().Matches(Repository.Read("iac", "main.bicepparam")).Select(match => match.Groups[1].Value).Order().ToList();

        Assert.Equal(parameters, ParameterRow().Matches(page).Select(match => match.Groups[1].Value).Order());
        Assert.Equal(variables, ParameterRow().Matches(page).Select(match => match.Groups[2].Value).Where(name => name.Length > 0).Order());
    }

    private static IEnumerable<string> NamesOf(string size, string type) => Deployment.Of(size).OfType(type).Select(resource => resource["name"]!.GetValue<string>().Split('/')[^1]);

    private static SortedSet<string> Metrics(string text) => [.. Metric().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\[EventHubTrigger\([^\]]*\)\]")]
    private static partial Regex Trigger();

    [GeneratedRegex("ConsumerGroup = \"([^\"]+)\"")]
    private static partial Regex ConsumerGroup();

    [GeneratedRegex(@"\[Function\(((?:nameof\([^)]*\))|[^)]+)\)\]")]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"realrecon(\.[a-z]+){2,}")]
    private static partial Regex Metric();

    [GeneratedRegex(@"^    project: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Project();

    [GeneratedRegex(@"^  ([a-z]+):\n    project:", RegexOptions.Multiline)]
    private static partial Regex Service();

    [GeneratedRegex(@"^      run: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Hook();

    [GeneratedRegex(@"^param (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex Variable();

    /// <summary>A row of the table of parameters: the parameter, and the variable of azd's environment if there is one.</summary>
    [GeneratedRegex(@"^\| `(\w+)` \| (?:`(\w+)`|-) \|", RegexOptions.Multiline)]
    private static partial Regex ParameterRow();
}
