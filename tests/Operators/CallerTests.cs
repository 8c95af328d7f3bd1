using System.Text;
using System.Text.Json;
using RealRecon.Adapters.Api.Access;

namespace RealRecon.Tests.Operators;

public sealed class CallerTests
{
    private const string Note = """{"action":"note","reason":"a note","version":1}""";
    private const string Approve = """{"action":"approve","reason":"agreed","version":1}""";

    [Fact]
    public async Task Post_WhenAForeignPageSendsIt_IsForbidden()
    {
        await using var stage = await StageAsync(new LocalCallers());
        var path = $"/transactions/{await stage.OpenAsync()}/actions";

        (await stage.PostAsync(path, Note, ("Sec-Fetch-Site", "cross-site"))).IsProblem(403, "cross-site");
        (await stage.PostAsync(path, Note, ("Host", "evil.example"))).IsProblem(403, "forbidden");
        (await stage.PostAsync(path, Note, ("Host", "localhost.evil.example:7071"))).IsProblem(403, "forbidden");
        var form = new HttpRequestMessage(HttpMethod.Post, stage.Target(path)) { Content = new StringContent(Note, Encoding.UTF8, "text/plain") };
        (await stage.SendAsync(form)).IsProblem(415, "wrong-content-type");
        (await stage.PostAsync(path, Note, ("Sec-Fetch-Site", "same-origin"), ("Host", $"localhost:{stage.Address.Port}"))).IsAccepted("done");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("4242 4242 4242 4242")]
    public async Task Local_WhenTheActorIsNoName_IsRefused(string actor)
    {
        await using var stage = await StageAsync(new LocalCallers());
        var path = $"/transactions/{await stage.OpenAsync()}/actions";

        (await stage.PostAsync(path, Note, (LocalCallers.ActorHeader, actor))).IsProblem(400, "bad-parameter");
    }

    [Fact]
    public async Task SignedIn_WhenARoleIsMissing_IsForbiddenAndOtherwiseActsUnderTheirName()
    {
        await using var stage = await StageAsync(new SignedInCallers(new RoleNames { Operator = "clerk", Approver = "boss" }));
        var id = await stage.OpenAsync();
        var path = $"/transactions/{id}/actions";

        (await stage.PostAsync(path, Note, Principal("anonymous", "authenticated"))).IsProblem(403, "forbidden");
        (await stage.PostAsync(path, Note, Principal("operator"))).IsProblem(403, "forbidden");
        (await stage.PostAsync(path, Note, Principal("boss"))).IsProblem(403, "forbidden");
        (await stage.PostAsync(path, Approve, Principal("clerk"))).IsProblem(403, "forbidden");
        (await stage.PostAsync(path, Note, Principal("authenticated", "clerk"))).IsAccepted("done");

        var body = (await stage.GetAsync($"/transactions/{id}/audit")).Json.GetProperty("entries")[1].GetProperty("body");
        Assert.Equal("aad:ann@shop.example", body.GetProperty("action").GetProperty("actor").GetString());
    }

    [Fact]
    public async Task SignedIn_WhenTheProposerTakesTheProposalBack_NeedsNoApprover()
    {
        await using var stage = await StageAsync(new SignedInCallers(new RoleNames()));
        var path = $"/transactions/{await stage.OpenAsync(amountMinor: StandIn.Limit + 1)}/actions";
        await stage.PostAsync(path, """{"action":"resolve","reason":"large","version":1}""", Principal("operator"));
        const string Reject = """{"action":"reject","reason":"not so","version":2}""";

        (await stage.PostAsync(path, Reject, Principal("ben@shop.example", ["operator"]))).IsProblem(403, "forbidden");
        (await stage.PostAsync(path, Reject, Principal("operator"))).IsAccepted("done");
    }

    public static TheoryData<string> BadPrincipals =>
    [
        "", "x", "%%%", Base64("not json"), Base64("[]"), Base64("null"), Base64("{}"), Base64("""{"identityProvider":"aad"}"""),
        Base64("""{"identityProvider":"aad","userDetails":"ann","userRoles":"operator"}"""),
        Base64("""{"identityProvider":"aad","userDetails":"ann","userRoles":[1]}"""),
        Base64("""{"identityProvider":"aad","userDetails":7,"userRoles":["operator"]}"""),
        Base64("""{"identityProvider":"","userDetails":"ann","userRoles":["operator"]}"""),
        Base64("""{"identityProvider":null,"userDetails":"ann","userRoles":["operator"]}"""),
        Base64("""{"identityProvider":"aad","userDetails":"ann","userRoles":["operator"],"userRoles":["approver"]}"""),
        Base64("""{"identityProvider":"aad","userDetails":"a\u0000b","userRoles":["operator"]}"""),
        Base64("""{"identityProvider":"aad","userDetails":"\ud800","userRoles":["operator"]}"""),
        Base64("""{"identityProvider":"aad","userId":"","userDetails":"","userRoles":["operator"]}"""),
        Base64($$"""{"identityProvider":"aad","userDetails":"{{new string('a', 200)}}","userRoles":["operator"]}"""),
        Base64(new string('[', 1000)),
    ];

    [Theory]
    [MemberData(nameof(BadPrincipals), DisableDiscoveryEnumeration = true)]
    public async Task SignedIn_WhenThePrincipalIsNotOne_IsUnauthorised(string header)
    {
        await using var stage = await StageAsync(new SignedInCallers(new RoleNames()));

        (await stage.PostAsync("/transactions/x/actions", Note, (SignedInCallers.PrincipalHeader, header))).IsProblem(401, "not-signed-in");
        (await stage.PostAsync("/transactions/x/actions", Note)).IsProblem(401, "not-signed-in");
        (await stage.GetAsync("/transactions", (SignedInCallers.PrincipalHeader, header))).IsProblem(401, "not-signed-in");
        (await stage.GetAsync("/transactions", [])).IsProblem(401, "not-signed-in");
        Assert.Equal(200, (await stage.GetAsync("/openapi.json")).Status);
    }

    private static async Task<ActionStage> StageAsync(ICallers callers)
    {
        var stage = new ActionStage { Callers = callers, Looking = callers is SignedInCallers ? [Principal("auditor")] : [] };
        await stage.InitializeAsync();
        return stage;
    }

    private static (string Name, string Value) Principal(params string[] roles) => Principal("ann@shop.example", roles);

    private static (string Name, string Value) Principal(string name, string[] roles) => (
        SignedInCallers.PrincipalHeader,
        Base64($$"""{"identityProvider":"aad","userId":"d75b","userDetails":"{{name}}","userRoles":{{JsonSerializer.Serialize(roles)}},"claims":[]}"""));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
