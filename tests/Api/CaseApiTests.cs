using System.Net;
using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Api;

public sealed class CaseApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly JsonElement OpenApi = LoadOpenApi();

    [Fact]
    public async Task Case_WhenItIsKnown_ShowsWhatItIsAndItsTimeline()
    {
        var opened = CaseSamples.Opened(new CaseId(CaseKind.Alert, "BANK_MISSING|shown|-"), Ledger.Start);
        await host.Ledger.WriteAsync(opened, CaseSamples.Closed(opened));

        var answer = await Api.GetAsync(host, "/cases/Alert/BANK_MISSING%7Cshown%7C-");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ["kind", "key", "version", "isOpen", "code", "severity", "count", "exposure", "since", "details", "owner", "snoozedUntil", "deadline", "timeline"],
            answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Alert", "BANK_MISSING|shown|-", false, "ana"), (Text("kind"), Text("key"), answer.Json.GetProperty("isOpen").GetBoolean(), Text("owner")));
        Assert.Equal("{\"EUR\":120000,\"INR\":50000}", answer.Json.GetProperty("exposure").GetRawText());
        Assert.Equal("[{\"name\":\"examples\",\"value\":\"tx-1, tx-2\"}]", answer.Json.GetProperty("details").GetRawText());
        var timeline = answer.Json.GetProperty("timeline").EnumerateArray().ToList();
        Assert.Equal(["Opened", "Closed"], timeline.Select(step => step.GetProperty("what").GetString()));
        Assert.Equal(["12 transactions miss their booking.", "ana resolved it: seen at the bank."], timeline.Select(step => step.GetProperty("summary").GetString()));

        string? Text(string name) => answer.Json.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Audit_WhenTheCaseIsKnown_ShowsEntriesWithTheirHashes()
    {
        var opened = CaseSamples.Opened(new CaseId(CaseKind.Order, "audit/1"), Ledger.Start);
        var closed = CaseSamples.Closed(opened);
        await host.Ledger.WriteAsync(opened, closed);

        var answer = await Api.GetAsync(host, "/cases/Order/audit/1/audit");

        Assert.Equal(CaseLog.ShardOf(opened.Id), answer.Json.GetProperty("shard").GetInt32());
        var entries = answer.Json.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(Convert.ToHexStringLower(MerkleTree.HashLeaf(CaseEntryCodec.Encode(closed))), entries[1].GetProperty("hash").GetString());
        var body = entries[1].GetProperty("body");
        Assert.Equal(["kind", "key", "version", "at", "what", "summary", "action", "refusal", "after"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("ana", body.GetProperty("action").GetProperty("actor").GetString());
    }

    [Fact]
    public async Task Audit_WhenThereAreMoreThan200Entries_ShowsTheNewestAndLinksToOlderOnes()
    {
        var entry = CaseSamples.Opened(new CaseId(CaseKind.Feed, "bank-long|1/2"), Ledger.Start);
        List<CaseEntry> entries = [entry];
        for (var i = 1; i < 250; i++) entries.Add(entry = CaseSamples.Grown(entry));
        await host.Ledger.WriteAsync([.. entries]);

        var newest = await Api.GetAsync(host, "/cases/Feed/bank-long%7C1%2F2/audit");
        var link = newest.Header("Link");
        var older = await Api.GetAsync(host, link[(link.IndexOf("/api", StringComparison.Ordinal) + 4)..link.IndexOf('>')]);

        Assert.Equal(Enumerable.Range(1, 250).Select(version => (long)version), older.Versions().Concat(newest.Versions()));
        Assert.Equal("", older.Header("Link"));
        (await Api.GetAsync(host, "/transactions/x/audit" + link[link.IndexOf('?')..link.IndexOf('>')])).IsProblem(400);
    }

    [Fact]
    public async Task List_WhenFilteredAndPaged_VisitsEachThatFitsOnceNewestFirst()
    {
        for (var i = 0; i < 7; i++)
        {
            var opened = CaseSamples.Opened(new CaseId(CaseKind.Pace, $"bank|stripe|{i}"), Ledger.Start.AddMinutes(i));
            await host.Ledger.WriteAsync(i == 3 ? [opened, CaseSamples.Closed(opened)] : [opened]);
        }

        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await Api.GetAsync(host, $"/cases?kind=Pace&open=true&limit=4{next}");
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()!));
            next = page.Json.GetProperty("next").GetString() is { } cursor ? $"&cursor={cursor}" : null;
        }

        Assert.Equal(["bank|stripe|6", "bank|stripe|5", "bank|stripe|4", "bank|stripe|2", "bank|stripe|1", "bank|stripe|0"], seen);
        Assert.Single((await Api.GetAsync(host, "/cases?kind=Pace&open=false")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("/cases?kind=alert", "Alert, Feed, Order, Pace")]
    [InlineData("/cases?kind=0", "Alert, Feed, Order, Pace")]
    [InlineData("/cases?open=yes", "true, false")]
    [InlineData("/cases?open=", "once")]
    [InlineData("/cases?status=ALERT", "kind, open, limit, cursor")]
    [InlineData("/cases?limit=0", "1 to 200")]
    [InlineData("/cases?cursor=AAAA", "Start again")]
    [InlineData("/cases/Feed/x?y=1", "no parameters")]
    [InlineData("/cases/Feed/x/audit?limit=1", "cursor")]
    [InlineData("/cases/Feed/x/audit?cursor=AAAA", "Start again")]
    public async Task Query_WhenAParameterIsNotValid_IsRefusedWithTheRule(string path, string rule)
    {
        var answer = await Api.GetAsync(host, path);

        answer.IsProblem(400);
        Assert.Contains(rule, answer.Json.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/cases/Feed/nobody", 404, "unknown-case")]
    [InlineData("/cases/Feed/nobody/audit", 404, "unknown-case")]
    [InlineData("/cases/Feed", 404, "unknown-route")]
    [InlineData("/cases/", 404, "unknown-route")]
    [InlineData("/cases/feed/x", 404, "unknown-route")]
    [InlineData("/cases/0/x", 404, "unknown-route")]
    [InlineData("/cases/Feed,Order/x", 404, "unknown-route")]
    [InlineData("/cases/%46eed/x", 404, "unknown-route")]
    [InlineData("/cases/Feed/", 400, "bad-key")]
    [InlineData("/cases/Feed//audit", 400, "bad-key")]
    [InlineData("/cases/Feed/%ZZ", 400, "bad-key")]
    [InlineData("/cases/Feed/%FF", 400, "bad-key")]
    public async Task Path_WhenItNamesNoCase_IsAProblem(string path, int status, string word)
    {
        var answer = await Api.GetAsync(host, path);

        answer.IsProblem(status);
        Assert.Equal($"urn:realrecon:{word}", answer.Json.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("/cases", "/cases")]
    [InlineData("/cases/Order/sample", "/cases/{kind}/{key}")]
    [InlineData("/cases/Order/sample/audit", "/cases/{kind}/{key}/audit")]
    [InlineData("/live", "/live")]
    public async Task Answer_WhenReal_IsValidByTheContract(string path, string template)
    {
        var start = (await Api.GetAsync(host, "/live")).Json.GetProperty("cursor").GetString();
        var opened = CaseSamples.Opened(new CaseId(CaseKind.Order, "sample"), Ledger.Start);
        await host.Ledger.WriteAsync(opened, CaseSamples.Closed(opened));
        host.Time.Advance(TimeSpan.FromSeconds(1));

        var answer = await Api.GetAsync(host, path == "/live" ? $"/live?after={start}" : path);

        Assert.Empty(new JsonSchema(OpenApi).Check(SchemaOf(template), answer.Json));
        Assert.Contains("sample", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/transactions/handled", "/transactions/{id}")]
    [InlineData("/transactions/handled/audit", "/transactions/{id}/audit")]
    public async Task Transaction_WhenSomebodyIsAtWorkOnIt_ShowsThatByTheContract(string path, string template)
    {
        var entry = FullEntryCodecTests.Pinned();
        var id = TransactionId.Of("handled");
        await host.Ledger.WriteAsync(entry with { TransactionId = id, Event = entry.Event! with { TransactionId = id } });

        var answer = await Api.GetAsync(host, path);

        Assert.Empty(new JsonSchema(OpenApi).Check(SchemaOf(template), answer.Json));
        if (path.EndsWith("/audit", StringComparison.Ordinal)) return;
        Assert.Equal(
            ["owner", "snoozedUntil", "standing", "proposed", "round", "attempts", "isChecking", "isHeld", "isAlerted", "notes"],
            answer.Json.GetProperty("handling").EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData(TransactionStatus.PENDING)]
    [InlineData(TransactionStatus.MATCHED)]
    public async Task Transaction_WhenNobodyIsAtWorkAndNothingIsAtRisk_SaysNull(TransactionStatus status)
    {
        await host.Ledger.WriteAsync($"quiet-{status}", status, null, ReasonCode.M00_EXACT);

        var answer = await Api.GetAsync(host, $"/transactions/quiet-{status}");

        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("handling").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("valueAtRisk").ValueKind);
    }

    private static JsonElement SchemaOf(string template) => OpenApi.GetProperty("paths").GetProperty(template).GetProperty("get").GetProperty("responses")
        .GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

    private static JsonElement LoadOpenApi()
    {
        using var stream = typeof(RealRecon.Adapters.Api.RealReconApi).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
