using System.Text;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Access;
using RealRecon.Tests.Operators;

namespace RealRecon.Tests.Access;

public sealed class SignInTests
{
    private static readonly (string Name, string Value) Ann = (
        SignedInCallers.PrincipalHeader,
        Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"identityProvider":"aad","userId":"d75b","userDetails":"ann","userRoles":["operator"]}""")));

    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID=7c1e;WEBSITE_AUTH_ENABLED=True", typeof(SignedInCallers))]
    [InlineData("WEBSITE_INSTANCE_ID=7c1e;WEBSITE_AUTH_ENABLED=true", typeof(SignedInCallers))]
    [InlineData("WEBSITE_INSTANCE_ID=7c1e;WEBSITE_AUTH_ENABLED=False", typeof(ExposedCallers))]
    [InlineData("WEBSITE_INSTANCE_ID=7c1e;WEBSITE_AUTH_ENABLED=1", typeof(ExposedCallers))]
    [InlineData("WEBSITE_INSTANCE_ID=7c1e", typeof(ExposedCallers))]
    [InlineData("LEGION_SERVICE_HOST=10.0.0.1", typeof(ExposedCallers))]
    [InlineData("LEGION_SERVICE_HOST=10.0.0.1;WEBSITE_AUTH_ENABLED=True", typeof(SignedInCallers))]
    [InlineData("WEBSITE_SITE_NAME=recon", typeof(ExposedCallers))]
    [InlineData("CONTAINER_APP_NAME=recon", typeof(ExposedCallers))]
    [InlineData("", typeof(OwnMachineCallers))]
    [InlineData("WEBSITE_HOSTNAME=localhost:7071;CONTAINER_NAME=dev;WEBSITE_AUTH_ENABLED=True", typeof(OwnMachineCallers))]
    public void Callers_WhenTheEnvironmentSaysWhereTheAppRuns_AreThoseWhoCanBeBelievedThere(string environment, Type callers) =>
        Assert.IsType(callers, SignIn.Of(Environment(environment)).Callers(new RoleNames()));

    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID=7c1e", "unprotected")]
    [InlineData("WEBSITE_INSTANCE_ID=7c1e;WEBSITE_AUTH_ENABLED=True", null)]
    [InlineData("", null)]
    public async Task Health_WhenNothingStandsInFront_SaysUnprotected(string environment, string? word) =>
        Assert.Equal(word, await ((IHealthProbe)new SignInProbe(SignIn.Of(Environment(environment)))).FailureAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Exposed_WhenSomebodySendsAPrincipal_BelievesNobody()
    {
        await using var stage = await StageAsync(new ExposedCallers());

        Assert.Contains("platform's sign-in", (await stage.GetAsync("/transactions", Ann)).IsProblem(401, "not-signed-in").Word("detail"));
        (await stage.GetAsync("/me", Ann)).IsProblem(401, "not-signed-in");
        (await stage.PostAsync("/transactions/x/resolve", "{}", Ann)).IsProblem(401, "not-signed-in");
        Assert.Equal(200, (await stage.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task OwnMachine_WhenNobodyIsSignedIn_ReadsAllAndActsNot()
    {
        await using var stage = await StageAsync(new OwnMachineCallers(new RoleNames()));

        Assert.Equal(200, (await stage.GetAsync("/transactions")).Status);
        Assert.Equal(404, (await stage.GetAsync("/transactions/x/audit")).Status);
        (await stage.PostAsync("/transactions/x/resolve", "{}")).IsProblem(401, "not-signed-in");
        (await stage.PostAsync("/deadletters/redrive", "{}")).IsProblem(401, "not-signed-in");
        Assert.Equal("""{"name":"local","source":"local","roles":["viewer","auditor"],"may":{"read":true,"act":false,"approve":false,"audit":true}}""", (await stage.GetAsync("/me")).Text);
    }

    [Fact]
    public async Task OwnMachine_WhenAPrincipalIsSent_BelievesItAndNothingThatIsNone()
    {
        await using var stage = await StageAsync(new OwnMachineCallers(new RoleNames()));

        Assert.Equal("aad:ann", (await stage.GetAsync("/me", Ann)).Word("name"));
        (await stage.PostAsync("/transactions/x/resolve", "{}", Ann)).IsProblem(400, "bad-body");
        (await stage.GetAsync("/transactions", (SignedInCallers.PrincipalHeader, "x"))).IsProblem(401, "not-signed-in");
    }

    [Theory]
    [InlineData("viewer", """["viewer"]""", 403, 403)]
    [InlineData("auditor", """["auditor"]""", 200, 403)]
    [InlineData("approver, operator", """["operator","approver"]""", 200, 400)]
    [InlineData("operator,operator", """["operator"]""", 200, 400)]
    public async Task Emulator_WhenRolesAreGiven_GrantsThoseAndNoOthers(string given, string roles, int audit, int act)
    {
        await using var stage = await StageAsync(new LocalCallers());
        var id = await stage.OpenAsync();
        (string, string)[] headers = [(LocalCallers.RolesHeader, given), (LocalCallers.ActorHeader, "ben")];

        Assert.Equal(roles, (await stage.GetAsync("/me", headers)).Json.GetProperty("roles").GetRawText());
        Assert.Equal("ben", (await stage.GetAsync("/me", headers)).Word("name"));
        Assert.Equal(audit, (await stage.GetAsync($"/transactions/{id}/audit", headers)).Status);
        (await stage.PostAsync($"/transactions/{id}/resolve", "{}", headers)).IsProblem(act);
    }

    [Fact]
    public async Task Emulator_WhenNoRolesAreGiven_GrantsAll()
    {
        await using var stage = await StageAsync(new LocalCallers());

        Assert.Equal(
            """{"name":"local","source":"local","roles":["viewer","operator","approver","auditor"],"may":{"read":true,"act":true,"approve":true,"audit":true}}""",
            (await stage.GetAsync("/me")).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("admin")]
    [InlineData("Viewer")]
    [InlineData("viewer,,operator")]
    [InlineData("15")]
    public async Task Emulator_WhenARoleIsNone_IsRefused(string given)
    {
        await using var stage = await StageAsync(new LocalCallers());

        (await stage.GetAsync("/me", (LocalCallers.RolesHeader, given))).IsProblem(400, "bad-parameter");
    }

    [Fact]
    public async Task Emulator_WhenAPrincipalIsSentToo_BelievesThat()
    {
        await using var stage = await StageAsync(new LocalCallers(new RoleNames { Operator = "clerk" }));

        var me = await stage.GetAsync("/me", Ann, (LocalCallers.ActorHeader, "ben"), (LocalCallers.RolesHeader, "approver"));

        Assert.Equal("""{"name":"aad:ann","source":"signedIn","roles":[],"may":{"read":false,"act":false,"approve":false,"audit":false}}""", me.Text);
        (await stage.GetAsync("/transactions", Ann)).IsProblem(403, "forbidden");
        (await stage.GetAsync("/me", (SignedInCallers.PrincipalHeader, "e30="))).IsProblem(401, "not-signed-in");
    }

    [Fact]
    public async Task Emulator_WhenAForeignNamePointsHere_ShowsNothing()
    {
        await using var stage = await StageAsync(new LocalCallers());

        (await stage.GetAsync("/transactions", ("Host", "evil.example"))).IsProblem(403, "forbidden");
        (await stage.GetAsync("/transactions", ("Host", "evil.example"), Ann)).IsProblem(403, "forbidden");
        Assert.Equal(200, (await stage.GetAsync("/transactions", ("Host", "[::1]:7071"))).Status);
    }

    private static Func<string, string?> Environment(string text)
    {
        var values = text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => values.GetValueOrDefault(name);
    }

    private static async Task<ActionStage> StageAsync(ICallers callers)
    {
        var stage = new ActionStage { Callers = callers };
        await stage.InitializeAsync();
        return stage;
    }
}
