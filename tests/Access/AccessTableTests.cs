using System.Text.Json;
using System.Text.RegularExpressions;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Access;

namespace RealRecon.Tests.Access;

/// <summary>A route that is missing in the table would be answered to nobody; one that a wider row catches would be answered to too many.</summary>
public sealed partial class AccessTableTests
{
    public static TheoryData<string, string> Contract
    {
        get
        {
            using var stream = typeof(RealReconApi).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
            using var contract = JsonDocument.Parse(stream);
            var routes = new TheoryData<string, string>();
            foreach (var path in contract.RootElement.GetProperty("paths").EnumerateObject())
            {
                foreach (var method in path.Value.EnumerateObject()) routes.Add(method.Name.ToUpperInvariant(), path.Name);
            }

            return routes;
        }
    }

    [Theory]
    [MemberData(nameof(Contract))]
    public void Table_WhenComparedToTheContract_NamesTheRouteItself(string method, string template) =>
        Assert.Equal(template, AccessTable.Find(method, SampleOf(template))?.Template);

    [Fact]
    public void Table_WhenComparedToTheContract_HasNoRouteThatIsNotThere() =>
        Assert.Equal(Contract.Select(row => row.Data).Order(), AccessTable.Rules.Select(rule => (rule.Method, rule.Template)).Order());

    /// <summary>Each entry of an operation's security is one way in: a role that is enough, or nobody in particular.</summary>
    [Fact]
    public void Contract_WhenItSaysWhoMayAsk_SaysWhatTheTableSays() => Assert.All(AccessTable.Rules, rule =>
    {
        var operation = OperationOf(rule);
        var ways = operation.GetProperty("security").EnumerateArray().Select(way => string.Join(' ', way.GetProperty("signIn").EnumerateArray().Select(role => role.GetString())));

        Assert.Equal(rule.Demand.AnyOf switch { null => [], Roles.None => [""], { } anyOf => RoleWords.Of(anyOf) }, ways);
    });

    [Fact]
    public void Contract_WhereARouteAsksForSomebody_SaysWhatWhoeverIsNotGets() => Assert.All(AccessTable.Rules, rule =>
    {
        var responses = OperationOf(rule).GetProperty("responses");

        Assert.Equal(rule.Demand != Demand.Nothing, responses.TryGetProperty("401", out _));
        Assert.Equal(rule.Demand != Demand.Nothing, responses.TryGetProperty("403", out _));
        Assert.True(responses.TryGetProperty("429", out _));
    });

    [Fact]
    public void Table_OfWhoMayAskWhat_IsTheOneInTheDocuments() => AccessDocument.IsWritten();

    [Fact]
    public void Table_WhenReadFromTheTop_HidesNoRowBehindAWiderOne() =>
        Assert.All(AccessTable.Rules, rule => Assert.Same(rule, AccessTable.Find(rule.Method, SampleOf(rule.Template))));

    [Theory]
    [InlineData("GET", "transactions/a/b/c/audit", "/transactions/{id}/audit")]
    [InlineData("GET", "transactions/audit", "/transactions/{id}")]
    [InlineData("GET", "transactions/x%2Faudit", "/transactions/{id}")]
    [InlineData("GET", "transactions/", "/transactions/{id}")]
    [InlineData("GET", "cases/Alert/a/b/audit", "/cases/{kind}/{key}/audit")]
    [InlineData("GET", "cases/Alert/audit", "/cases/{kind}/{key}")]
    [InlineData("HEAD", "live", "/live")]
    [InlineData("get", "live", "/live")]
    [InlineData("POST", "transactions/bulk/preview", "/transactions/bulk/preview")]
    [InlineData("POST", "transactions/bulk", "/transactions/bulk")]
    public void Path_WhenItCouldBeSeveral_IsTakenAsTheRouterTakesIt(string method, string path, string template) =>
        Assert.Equal(template, AccessTable.Find(method, path)?.Template);

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "nothing")]
    [InlineData("GET", "health/x")]
    [InlineData("GET", "Live")]
    [InlineData("GET", "live\n")]
    [InlineData("DELETE", "transactions/x")]
    [InlineData("POST", "live")]
    [InlineData("GET", "deadletters/redrive")]
    public void Path_WhenTheTableKnowsNothing_IsNobodys(string method, string path) => Assert.Null(AccessTable.Find(method, path));

    private static JsonElement OperationOf(AccessRule rule)
    {
        using var stream = typeof(RealReconApi).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
        return JsonDocument.Parse(stream).RootElement.GetProperty("paths").GetProperty(rule.Template).GetProperty(rule.Method.ToLowerInvariant());
    }

    private static string SampleOf(string template) => Parameter().Replace(template[1..], "x");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
