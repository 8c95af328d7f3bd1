using System.Text.Json.Nodes;
using NJsonSchema;

namespace RealRecon.Tests.Infrastructure;

/// <summary>Files that only Azure reads: a member that it does not know is ignored there without a word, and a wrong value ends the host.</summary>
public sealed class ConfigurationSchemaTests
{
    private const string Host = "host";
    private const string StaticWebApp = "staticwebapp.config";

    [Theory]
    [InlineData(Host, "host.json")]
    [InlineData(StaticWebApp, "dashboard/public/staticwebapp.config.json")]
    public async Task File_AsItIs_FitsItsSchema(string schema, string file) => Assert.Empty(await TroubleAsync(schema, Repository.Read(file.Split('/'))));

    [Theory]
    [InlineData(Host, "host.json", "functionTimeout", "\"ten minutes\"")]
    [InlineData(Host, "host.json", "functionTimout", "\"00:10:00\"")]
    [InlineData(Host, "host.json", "version", "\"1.0\"")]
    [InlineData(Host, "host.json", "extensions/eventHubs/maxBatchSize", "100")]
    [InlineData(Host, "host.json", "extensions/eventHubs/maxEventBatchSize", "0")]
    [InlineData(Host, "host.json", "extensions/durableTask/hubName", "\"1-2\"")]
    [InlineData(Host, "host.json", "extensions/durableTask/storageProvider/partitionCount", "17")]
    [InlineData(Host, "host.json", "extensions/http/routePrefix", "7")]
    [InlineData(StaticWebApp, "dashboard/public/staticwebapp.config.json", "route", "[]")]
    [InlineData(StaticWebApp, "dashboard/public/staticwebapp.config.json", "trailingSlash", "\"sometimes\"")]
    [InlineData(StaticWebApp, "dashboard/public/staticwebapp.config.json", "routes/0/allowedRole", "[\"anonymous\"]")]
    [InlineData(StaticWebApp, "dashboard/public/staticwebapp.config.json", "routes/0/methods", "[\"FETCH\"]")]
    [InlineData(StaticWebApp, "dashboard/public/staticwebapp.config.json", "responseOverrides/418", "{}")]
    [InlineData(StaticWebApp, "dashboard/public/staticwebapp.config.json", "navigationFallback/rewrite", "null")]
    public async Task File_WithAMistake_DoesNotFit(string schema, string file, string member, string value)
    {
        var content = JsonNode.Parse(Repository.Read(file.Split('/')))!;
        var path = member.Split('/');
        var parent = path[..^1].Aggregate(content, (node, name) => node is JsonArray list ? list[int.Parse(name)]! : node[name]!);
        parent[path[^1]] = JsonNode.Parse(value);

        Assert.NotEmpty(await TroubleAsync(schema, content.ToJsonString()));
    }

    /// <summary>A gateway of Static Web Apps matches the first route that fits, so one behind a wider one would never be asked.</summary>
    [Fact]
    public void Routes_OfTheDashboard_AreNotHiddenByEarlierOnes()
    {
        var routes = JsonNode.Parse(Repository.Read("dashboard", "public", "staticwebapp.config.json"))!["routes"]!.AsArray().Select(route => route!.AsObject()).ToList();

        for (var i = 0; i < routes.Count; i++)
        {
            Assert.DoesNotContain(routes[..i], earlier => Covers(earlier, routes[i]));
        }

        Assert.All(routes, route => Assert.NotEmpty(route["allowedRoles"]!.AsArray()));
    }

    private static bool Covers(JsonObject earlier, JsonObject route)
    {
        var (wide, narrow) = (earlier["route"]!.GetValue<string>(), route["route"]!.GetValue<string>());
        var isPathCovered = wide == narrow || wide.EndsWith('*') && narrow.StartsWith(wide[..^1], StringComparison.Ordinal);
        return isPathCovered && earlier["methods"] is null;
    }

    private static async Task<List<string>> TroubleAsync(string name, string content)
    {
        var schema = await JsonSchema.FromJsonAsync(Repository.Read("tests", "Infrastructure", "Schemas", $"{name}.schema.json"));
        return [.. schema.Validate(content).Select(error => error.ToString())];
    }
}
