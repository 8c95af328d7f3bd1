using System.Net;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Api;

/// <summary>/transaction?id= is for ids that no browser can send in a path, and equals /transactions/{id} for all others.</summary>
public sealed class TransactionByQueryTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../../health")]
    [InlineData("INV/2026 №7?&id=x")]
    [InlineData("a/audit")]
    public async Task Transaction_WhenItsIdStandsInTheQuery_IsFoundWithItsTrail(string id)
    {
        await host.Ledger.WriteAsync(id, TransactionStatus.PENDING);
        var encoded = Uri.EscapeDataString(id);

        var detail = await Api.GetAsync(host, $"/transaction?id={encoded}");
        var trail = await Api.GetAsync(host, $"/transaction/audit?id={encoded}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (detail.Status, trail.Status));
        Assert.Equal(id, detail.Json.GetProperty("id").GetString());
        Assert.Equal(id, trail.Json.GetProperty("entries")[0].GetProperty("body").GetProperty("transactionId").GetString());
    }

    [Fact]
    public async Task Transaction_WhenAskedForEitherWay_IsTheSame()
    {
        await host.Ledger.WriteAsync("either-way", TransactionStatus.PENDING);

        Assert.Equal(
            (await Api.GetAsync(host, "/transactions/either-way")).Json.GetRawText(),
            (await Api.GetAsync(host, "/transaction?id=either-way")).Json.GetRawText());
        Assert.Equal(
            (await Api.GetAsync(host, "/transactions/either-way/audit")).Json.GetRawText(),
            (await Api.GetAsync(host, "/transaction/audit?id=either-way")).Json.GetRawText());
    }

    [Theory]
    [InlineData("/transaction", 400)]
    [InlineData("/transaction?id=", 400)]
    [InlineData("/transaction?id=%00", 400)]
    [InlineData("/transaction?id=a&id=b", 400)]
    [InlineData("/transaction?id=a&cursor=x", 400)]
    [InlineData("/transaction?id=nobody-knows-it", 404)]
    [InlineData("/transaction/audit", 400)]
    [InlineData("/transaction/audit?id=nobody-knows-it", 404)]
    [InlineData("/transaction/audit?id=a&cursor=x", 400)]
    [InlineData("/transaction/x", 404)]
    public async Task Request_WhenItIsWrong_IsAProblem(string path, int status) => (await Api.GetAsync(host, path)).IsProblem(status);
}
