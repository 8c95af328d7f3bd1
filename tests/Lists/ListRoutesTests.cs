using System.Net;
using System.Text.Json;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Tests.Api;

namespace RealRecon.Tests.Lists;

public sealed class ListRoutesTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Cursor_WhenTheFilterOrTheOrderIsAnother_IsRefused()
    {
        for (var i = 0; i < 3; i++) await _host.Ledger.WriteAsync($"c-{i}", TransactionStatus.ALERT, Ledger.Start.AddSeconds(i), ReasonCode.BANK_MISSING);
        var next = (await Api.Api.GetAsync(_host, "/transactions?open=true&limit=1")).Json.GetProperty("next").GetString();

        Assert.Equal(HttpStatusCode.OK, (await Api.Api.GetAsync(_host, $"/transactions?limit=2&open=true&cursor={next}")).Status);
        foreach (var other in (string[])["", "open=false&", "open=true&sort=oldest&", "open=true&text=c-&"])
        {
            var refused = await Api.Api.GetAsync(_host, $"/transactions?{other}cursor={next}");
            refused.IsProblem(400);
            Assert.Equal("urn:realrecon:bad-cursor", refused.Json.GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task List_WhenOldestComesFirst_StartsWithIt()
    {
        for (var i = 0; i < 3; i++) await _host.Ledger.WriteAsync($"o-{i}", TransactionStatus.MATCHED, Ledger.Start.AddSeconds(i));

        Assert.Equal(["o-0", "o-1", "o-2"], IdsOf(await Api.Api.GetAsync(_host, "/transactions?sort=oldest&status=MATCHED,REVERSED")));
    }

    [Fact]
    public async Task List_WhenAskedForOnesOwnAndNobodyIsKnown_IsRefused() => (await Api.Api.GetAsync(_host, "/transactions?owner=me")).IsProblem(401);

    [Fact]
    public async Task Totals_WhenNothingChanges_AreSharedForASecondAndThenCountedAgain()
    {
        await _host.Ledger.WriteAsync("t-1", TransactionStatus.ALERT, null, ReasonCode.BANK_MISSING);
        var first = await Api.Api.GetAsync(_host, "/totals?open=true");
        await _host.Ledger.WriteAsync("t-2", TransactionStatus.ALERT, null, ReasonCode.BANK_MISSING);

        Assert.Equal(1, first.Json.GetProperty("count").GetInt32());
        Assert.Equal(HttpStatusCode.NotModified, (await Api.Api.GetAsync(_host, "/totals?open=true", ("If-None-Match", first.Header("ETag")))).Status);
        Assert.Equal(0, (await Api.Api.GetAsync(_host, "/totals?open=false")).Json.GetProperty("count").GetInt32());
        _host.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await Api.Api.GetAsync(_host, "/totals?open=true", ("If-None-Match", first.Header("ETag")));
        Assert.Equal((2, true), (second.Json.GetProperty("count").GetInt32(), second.Json.GetProperty("isExact").GetBoolean()));
        Assert.Empty(new JsonSchema(OpenApi).Check(OpenApi.GetProperty("components").GetProperty("schemas").GetProperty("ListTotals"), second.Json));
    }

    [Fact]
    public async Task Totals_WhenTheStoreIsDown_AreTriedAgainAtOnce()
    {
        _host.Store.Trouble = new InvalidOperationException("down");
        (await Api.Api.GetAsync(_host, "/totals")).IsProblem(503);
        _host.Store.Trouble = null;

        Assert.Equal(HttpStatusCode.OK, (await Api.Api.GetAsync(_host, "/totals")).Status);
    }

    [Theory]
    [InlineData("/totals?limit=1", "knows only")]
    [InlineData("/totals?sort=oldest", "knows only")]
    [InlineData("/totals?status=NOPE", "MATCHED")]
    [InlineData("/exports/transactions", "'format'")]
    [InlineData("/exports/transactions?format=xml", "csv, ndjson")]
    [InlineData("/exports/transactions?format=csv&limit=1", "knows only")]
    [InlineData("/exports/cases?format=csv&status=ALERT", "knows only")]
    [InlineData("/exports/audit?format=csv", "An id")]
    public async Task Route_WhenAParameterIsNotValid_IsRefusedWithTheRule(string path, string rule)
    {
        var answer = await Api.Api.GetAsync(_host, path);

        answer.IsProblem(400);
        Assert.Contains(rule, answer.Json.GetProperty("detail").GetString());
    }

    private static JsonElement OpenApi
    {
        get
        {
            using var stream = typeof(RealRecon.Adapters.Api.RealReconApi).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
            return JsonDocument.Parse(stream).RootElement;
        }
    }

    private static IEnumerable<string?> IdsOf(ApiReply answer) => answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());
}
