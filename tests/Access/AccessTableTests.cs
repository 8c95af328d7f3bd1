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

    private static string SampleOf(string template) => Parameter().Replace(template[1..], "x");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
