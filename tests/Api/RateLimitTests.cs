using System.Text;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Api.Limits;
using RealRecon.Adapters.Options;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Api;

public sealed class RateLimitTests
{
    private static readonly ApiLimits Small = new() { ReadsPerMinute = 4, HeavyReadsPerMinute = 3, ActionsPerMinute = 2, LongReadsAtOnce = 1 };

    [Theory]
    [InlineData("/transactions", 4)]
    [InlineData("/live", 4)]
    [InlineData("/me", 4)]
    [InlineData("/totals", 3)]
    [InlineData("/replay?id=x", 3)]
    [InlineData("/audit/blocks?shard=0", 3)]
    public async Task Read_WhenItsBudgetIsUsedUp_IsTooManyUntilThereIsMore(string path, int budget)
    {
        await using var host = await StartAsync(Small);
        for (var i = 0; i < budget; i++) Assert.NotEqual(429, (int)(await AskAsync(host, path, "ann")).Status);

        var refused = await AskAsync(host, path, "ann");

        refused.IsProblem(429);
        Assert.EndsWith("too-many-requests", refused.Json.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.InRange(int.Parse(refused.Header("Retry-After")), 1, 60);
    }

    [Fact]
    public async Task Budgets_OfSeveralPeopleAndKinds_AreTheirOwn()
    {
        await using var host = await StartAsync(Small);
        for (var i = 0; i < 5; i++) await AskAsync(host, "/transactions", "ann");

        Assert.Equal(429, (int)(await AskAsync(host, "/live", "ann")).Status);
        Assert.Equal(200, (int)(await AskAsync(host, "/totals", "ann")).Status);
        Assert.Equal(200, (int)(await AskAsync(host, "/live", "ben")).Status);
    }

    [Fact]
    public async Task Action_WhenItsBudgetIsUsedUp_IsTooMany()
    {
        await using var host = await StartAsync(Small);
        for (var i = 0; i < 2; i++) await PostAsync();

        (await PostAsync()).IsProblem(429);

        Task<ApiReply> PostAsync() => Api.SendAsync(host, HttpMethod.Post, "/deadletters/discard", Principal("ann"));
    }

    /// <summary>Refusals cost nothing that the budget protects, and a budget that strangers could empty would lock people out.</summary>
    [Fact]
    public async Task Budget_WhenSomebodyElseIsRefused_IsNotTouched()
    {
        await using var host = await StartAsync(Small);
        for (var i = 0; i < 10; i++) (await Api.GetAsync(host, "/transactions")).IsProblem(401);

        Assert.Equal(200, (int)(await AskAsync(host, "/transactions", "ann")).Status);
    }

    [Fact]
    public async Task Address_OfWhoIsNotSignedIn_IsTheLastThatThePlatformForwarded()
    {
        await using var host = await StartAsync(Small);
        for (var i = 0; i < 4; i++) Assert.Equal(200, await FromAsync($"10.0.0.{i}, 203.0.113.7:4711"));

        Assert.Equal(429, await FromAsync("192.0.2.1, 203.0.113.7:815"));
        Assert.Equal(200, await FromAsync("203.0.113.7, 203.0.113.8"));
        Assert.Equal(200, await FromAsync("[2001:db8::1]:443"));

        async Task<int> FromAsync(string forwarded) => (int)(await Api.GetAsync(host, "/openapi.json", ("X-Forwarded-For", forwarded))).Status;
    }

    [Fact]
    public async Task Address_WhenNoPlatformStandsInFront_IsTheConnectionsOwn()
    {
        await using var host = new ApiHost { Options = RealReconOptions.Default with { Limits = Small } };
        await host.InitializeAsync();
        for (var i = 0; i < 4; i++) await Api.GetAsync(host, "/health", ("X-Forwarded-For", $"203.0.113.{i}"));

        (await Api.GetAsync(host, "/health", ("X-Forwarded-For", "203.0.113.99"))).IsProblem(429);
    }

    [Fact]
    public async Task Export_WhenAsManyAreUnderWayAsMayBe_IsTooManyUntilOneHasEnded()
    {
        await using var host = await StartAsync(Small with { HeavyReadsPerMinute = 0 });
        await host.Ledger.WriteAsync("one", TransactionStatus.MATCHED);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Store.BeforePage = () =>
        {
            begun.TrySetResult();
            return end.Task;
        };

        var first = AskAsync(host, "/exports/transactions?format=csv", "ann");
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        var second = await AskAsync(host, "/exports/cases?format=csv", "ben");
        end.SetResult();

        second.IsProblem(429);
        Assert.EndsWith("too-many-at-once", second.Json.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal("5", second.Header("Retry-After"));
        Assert.Contains("one", (await first).Text, StringComparison.Ordinal);

        // The place is free once the server is done with the answer, a moment after the client has all of it.
        while ((int)(await AskAsync(host, "/exports/cases?format=csv", "ben")).Status == 429) await Task.Yield();
    }

    [Fact]
    public async Task Limits_OnOnesOwnMachine_AreOffUnlessTheyAreSet()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();

        for (var i = 0; i < ApiLimits.Shared.ReadsPerMinute + 1; i++) Assert.Equal(200, (int)(await Api.GetAsync(host, "/me")).Status);
    }

    private static async Task<ApiHost> StartAsync(ApiLimits limits)
    {
        var host = new ApiHost { Callers = new SignedInCallers(new RoleNames()), Options = RealReconOptions.Default with { Limits = limits } };
        await host.InitializeAsync();
        return host;
    }

    private static Task<ApiReply> AskAsync(ApiHost host, string path, string name) => Api.GetAsync(host, path, Principal(name));

    private static (string, string) Principal(string name) => (
        SignedInCallers.PrincipalHeader,
        Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"identityProvider":"aad","userId":"x","userDetails":"{{name}}","userRoles":["viewer","operator","auditor"]}""")));
}
