using System.Net;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Api;

public sealed class TroubleTests
{
    private const string Secret = "AccountKey=c2VjcmV0;Server=tables.internal";

    [Theory]
    [InlineData("/transactions")]
    [InlineData("/transactions/x")]
    [InlineData("/transactions/x/audit")]
    [InlineData("/cases")]
    [InlineData("/cases/Feed/x")]
    [InlineData("/cases/Feed/x/audit")]
    [InlineData("/live")]
    [InlineData("/deadletters")]
    public async Task Route_WhenTheStoreFails_IsUnavailableAndSaysNothingOfTheStore(string path)
    {
        await using var host = await StartAsync();
        host.Store.Trouble = host.Letters.Trouble = new InvalidOperationException(Secret);

        var answer = await Api.GetAsync(host, path);

        answer.IsProblem(503);
        Assert.Equal("2", answer.Header("Retry-After"));
        Assert.DoesNotContain("AccountKey", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_WhenTheStoreRecovers_AnswersAtOnce()
    {
        await using var host = await StartAsync();
        host.Store.Trouble = new TimeoutException();
        await Api.GetAsync(host, "/live");
        host.Store.Trouble = null;

        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(host, "/live")).Status);
    }

    [Fact]
    public async Task Health_WhenAllPartsWork_IsOk()
    {
        await using var host = await StartAsync();

        var answer = await Api.GetAsync(host, "/health");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"status":"ok","checks":{"auditStore":"ok","deadLetters":"ok","hubs":"ok"}}""", answer.Text);
    }

    [Fact]
    public async Task Health_WhenAPartIsDown_SaysWhichWithItsWord()
    {
        await using var host = await StartAsync();
        host.Hubs.Answer = () => Task.FromResult<string?>("disk full");
        host.Letters.Trouble = new InvalidOperationException(Secret);

        var answer = await Api.GetAsync(host, "/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("""{"status":"down","checks":{"auditStore":"ok","deadLetters":"failed","hubs":"disk full"}}""", answer.Text);
    }

    [Fact]
    public async Task Audit_WhenAStoredEntryIsDamaged_IsAProblemAndNotAGuess()
    {
        await using var host = await StartAsync();
        await host.Ledger.WriteAsync("damaged", TransactionStatus.PENDING);
        host.Store.IsDamaged = true;

        (await Api.GetAsync(host, "/transactions/damaged/audit")).IsProblem(500);
    }

    private static async Task<ApiHost> StartAsync()
    {
        var host = new ApiHost();
        await host.InitializeAsync();
        return host;
    }
}
