using System.Text;
using System.Text.RegularExpressions;
using RealRecon.Adapters.Api.Access;
using RealRecon.Tests.Operators;

namespace RealRecon.Tests.Access;

/// <summary>Each role at each route, over the wire. What is expected is written down again here, so that a slip in the table is not its own proof.</summary>
public sealed partial class RoleTests(RoleTests.Stage shared) : IClassFixture<RoleTests.Stage>
{
    private static readonly string[] Open = ["/health", "/openapi.json"];

    private static readonly (string Role, string Reads, string Acts)[] Roles =
    [
        ("", "/me", ""),
        ("authenticated", "/me", ""),
        ("VIEWER", "/me", ""),
        ("viewer", "all but audit", ""),
        ("operator", "all", "all"),
        ("approver", "all", "proposals"),
        ("auditor", "all", ""),
    ];

    public static TheoryData<string, string, string> EveryRoleAtEveryRoute
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var route in AccessTableTests.Contract)
            {
                foreach (var (role, _, _) in Roles) cases.Add(role, route.Data.Item1, route.Data.Item2);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(EveryRoleAtEveryRoute))]
    public async Task Route_WhenAskedInARole_IsAnsweredOrRefused(string role, string method, string template)
    {
        var (_, reads, acts) = Roles.Single(one => one.Role == role);
        var isAudit = template.Contains("audit", StringComparison.Ordinal);
        var may = Open.Contains(template) || (method == "GET"
            ? reads == "all" || (reads == "all but audit" && !isAudit) || reads == template
            : acts == "all" || (acts == "proposals" && (template.EndsWith("/actions", StringComparison.Ordinal) || template.Contains("/bulk", StringComparison.Ordinal))));

        var reply = await AskAsync(method, template, Principal(role));

        if (may) Assert.DoesNotContain(reply.Status, new[] { 401, 403 });
        else Assert.Contains("role", reply.IsProblem(403, "forbidden").Word("detail"));
    }

    /// <summary>HEAD is GET without a body, and what no row names is answered to nobody, whoever asks.</summary>
    [Theory]
    [MemberData(nameof(EveryRouteInEveryMethod))]
    public async Task Method_WhateverItIs_OpensNothingThatTheTableDoesNot(string method, string template)
    {
        // To be read, "bulk" is the id of a transaction like any other.
        var isRead = template.StartsWith("/transactions/bulk", StringComparison.Ordinal) || AccessTable.Rules.Any(rule => rule.Method == "GET" && rule.Template == template);
        foreach (var (role, reads, _) in Roles)
        {
            var status = (await AskAsync(method, template, Principal(role))).Status;
            if (method != "HEAD" || !isRead)
            {
                Assert.Equal(405, status);
                continue;
            }

            var isAudit = template.Contains("audit", StringComparison.Ordinal);
            var may = Open.Contains(template) || reads == "all" || (reads == "all but audit" && !isAudit) || reads == template;
            Assert.Equal(may, status is not (401 or 403));
        }
    }

    public static TheoryData<string, string> EveryRouteInEveryMethod
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var template in RealRecon.Adapters.Api.RealReconApi.Routes)
            {
                foreach (var method in (string[])["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]) cases.Add(method, template);
                if (AccessTable.Find("POST", Parameter().Replace(template[1..], "x")) is null) cases.Add("POST", template);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(AccessTableTests.Contract), MemberType = typeof(AccessTableTests))]
    public async Task Route_WhenNobodyIsSignedIn_AsksForThat(string method, string template)
    {
        var reply = await AskAsync(method, template);

        if (Open.Contains(template)) Assert.Equal(200, reply.Status);
        else reply.IsProblem(401, "not-signed-in");
    }

    [Fact]
    public async Task Me_WhenSomebodyIsSignedIn_SaysWhoAndWhatTheyMay()
    {
        var reply = await AskAsync("GET", "/me", Principal("authenticated", "approver", "viewer"));

        Assert.Equal(
            """{"name":"aad:ann@shop.example","source":"signedIn","roles":["viewer","approver"],"may":{"read":true,"act":false,"approve":true,"audit":true}}""",
            reply.Text);
    }

    [Fact]
    public async Task Me_WhenSomebodyHasNoRole_StillSaysSo()
    {
        var reply = await AskAsync("GET", "/me", Principal("authenticated"));

        Assert.Equal("""{"name":"aad:ann@shop.example","source":"signedIn","roles":[],"may":{"read":false,"act":false,"approve":false,"audit":false}}""", reply.Text);
    }

    [Theory]
    [InlineData("HEAD", "/transactions/x/audit")]
    [InlineData("HEAD", "/me")]
    public async Task Head_WhenNobodyIsSignedIn_IsRefusedLikeGet(string method, string path) => Assert.Equal(401, (await AskAsync(method, path)).Status);

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("DELETE", "/live", 405)]
    public async Task Route_WhenThereIsNone_SaysThatToEverybody(string method, string path, int status) => (await AskAsync(method, path)).IsProblem(status);

    private static (string Name, string Value) Principal(params string[] roles)
    {
        var held = string.Join(',', roles.Where(role => role.Length > 0).Select(role => $"\"{role}\""));
        var json = $$"""{"identityProvider":"aad","userId":"d75b","userDetails":"ann@shop.example","userRoles":[{{held}}]}""";
        return (SignedInCallers.PrincipalHeader, Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
    }

    private Task<ActionReply> AskAsync(string method, string template, params (string Name, string Value)[] headers)
    {
        var path = Parameter().Replace(template.Replace("{shard}/{number}", "0/0", StringComparison.Ordinal), "x");
        return method == "POST"
            ? shared.Actions.PostAsync(path, "{}", headers)
            : shared.Actions.SendAsync(new HttpRequestMessage(new HttpMethod(method), shared.Actions.Target(path)), headers);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    /// <summary>A server behind a sign-in.</summary>
    public sealed class Stage : IAsyncLifetime
    {
        internal ActionStage Actions { get; } = new() { Callers = new SignedInCallers(new RoleNames()) };

        public ValueTask InitializeAsync() => Actions.InitializeAsync();

        public ValueTask DisposeAsync() => Actions.DisposeAsync();
    }
}
