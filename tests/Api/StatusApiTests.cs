using System.Net;
using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Api;

public sealed class StatusApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly JsonElement OpenApi = LoadOpenApi();

    [Fact]
    public async Task Transaction_WhenItIsKnown_ShowsVerdictAndTimeline()
    {
        await host.Ledger.WriteAsync("detail-1", TransactionStatus.PENDING);
        await host.Ledger.WriteAsync("detail-1", TransactionStatus.MISMATCH, null, ReasonCode.AMT_UNDER);

        var answer = await Api.GetAsync(host, "/transactions/detail-1");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        Assert.Equal(
            ["id", "status", "reasons", "state", "gateway", "bank", "differenceMinor", "openedAt", "decidedAt", "deadline", "version", "handling", "valueAtRisk", "orderId", "parentId", "rail", "compared", "decision", "timeline"],
            answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("MISMATCH", answer.Json.GetProperty("status").GetString());
        Assert.Equal("2026-05-01T10:00:00Z", answer.Json.GetProperty("openedAt").GetString());
        Assert.Equal("2026-05-01T10:00:00.02Z", answer.Json.GetProperty("gateway").GetProperty("occurredAt").GetString());
        Assert.Equal(-5000, answer.Json.GetProperty("differenceMinor").GetInt64());
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("deadline").ValueKind);
        var timeline = answer.Json.GetProperty("timeline").EnumerateArray().ToList();
        Assert.Equal(["Fact", "Fact"], timeline.Select(step => step.GetProperty("kind").GetString()));
        Assert.True(timeline[0].GetProperty("sequence").GetInt64() < timeline[1].GetProperty("sequence").GetInt64());
        Assert.Equal("AMT_UNDER", timeline[1].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Audit_WhenTheTransactionIsKnown_ShowsEntriesWithTheirHashes()
    {
        var first = await host.Ledger.WriteAsync("audit-1", TransactionStatus.PENDING);

        var answer = await Api.GetAsync(host, "/transactions/audit-1/audit");

        Assert.Equal(RealRecon.Core.Audit.AuditShard.Of(first.TransactionId), answer.Json.GetProperty("shard").GetInt32());
        var entry = answer.Json.GetProperty("entries").EnumerateArray().Single();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([0, .. RealRecon.Core.Audit.AuditEntryCodec.Encode(first)]));
        Assert.Equal(hash, entry.GetProperty("hash").GetString());
        Assert.Equal("audit-1", entry.GetProperty("body").GetProperty("transactionId").GetString());
        Assert.Matches("^[0-9a-f]{64}$", entry.GetProperty("block").GetProperty("root").GetString());
    }

    [Fact]
    public async Task Audit_WhenThereAreMoreThan200Entries_ShowsTheNewestAndLinksToOlderOnes()
    {
        var entries = Enumerable.Range(0, 250).Select(_ => host.Ledger.Entry("long-1", TransactionStatus.PENDING)).ToArray();
        await host.Ledger.WriteAsync(entries);

        var newest = await Api.GetAsync(host, "/transactions/long-1/audit");
        var link = newest.Header("Link");
        var older = await Api.GetAsync(host, link[(link.IndexOf("/api", StringComparison.Ordinal) + 4)..link.IndexOf('>')]);

        long[] versions = [.. older.Versions(), .. newest.Versions()];
        Assert.Equal(Enumerable.Range(1, 250).Select(version => (long)version), versions);
        Assert.Equal("", older.Header("Link"));
    }

    [Fact]
    public async Task List_WhenPaged_VisitsEveryTransactionOnceNewestFirst()
    {
        for (var i = 0; i < 7; i++) await host.Ledger.WriteAsync($"page-{i}", TransactionStatus.NO_MONEY, Ledger.Start.AddMinutes(i / 2));

        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await Api.GetAsync(host, $"/transactions?status=NO_MONEY&limit=3{next}");
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.Json.GetProperty("next").GetString() is { } cursor ? $"&cursor={cursor}" : null;
        }

        Assert.Equal(["page-6", "page-4", "page-5", "page-2", "page-3", "page-0", "page-1"], seen);
    }

    [Theory]
    [InlineData("status=REVERSED")]
    [InlineData("reason=STS_BANK_RETURNED")]
    [InlineData("provider=stripe&status=REVERSED")]
    public async Task List_WhenFiltered_ShowsOnlyWhatFits(string filter)
    {
        await host.Ledger.WriteAsync($"filter-{filter.Length}", TransactionStatus.REVERSED, null, ReasonCode.STS_BANK_RETURNED);

        var items = (await Api.GetAsync(host, $"/transactions?{filter}")).Json.GetProperty("items").EnumerateArray().ToList();

        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal("REVERSED", item.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("/transactions?status=pending", "MATCHED")]
    [InlineData("/transactions?status=1", "MATCHED")]
    [InlineData("/transactions?status=PENDING,", "MATCHED")]
    [InlineData("/transactions?reason=NOPE", "AMT_UNDER")]
    [InlineData("/transactions?provider=Stripe", "stripe")]
    [InlineData("/transactions?limit=0", "1 to 200")]
    [InlineData("/transactions?limit=201", "1 to 200")]
    [InlineData("/transactions?limit=-1", "1 to 200")]
    [InlineData("/transactions?limit=1e2", "1 to 200")]
    [InlineData("/transactions?limit=99999999999999999999", "1 to 200")]
    [InlineData("/transactions?limit=", "once")]
    [InlineData("/transactions?limit=1&limit=2", "once")]
    [InlineData("/transactions?order=asc", "proposed, orderId, parentId, text, sort, limit, cursor")]
    [InlineData("/transactions?cursor=AAAA", "Start again")]
    [InlineData("/transactions/x?y=1", "no parameters")]
    [InlineData("/transactions/x/audit?limit=1", "cursor")]
    [InlineData("/live?after=%00", "Start again")]
    [InlineData("/live?cursor=x", "after")]
    [InlineData("/deadletters?limit=abc", "1 to 200")]
    [InlineData("/deadletters?cursor=1", "Start again")]
    [InlineData("/pulse?window=2h", "15m, 1h, 24h")]
    [InlineData("/health?x", "no parameters")]
    [InlineData("/openapi.json?x=1", "no parameters")]
    public async Task Query_WhenAParameterIsNotValid_IsRefusedWithTheRule(string path, string rule)
    {
        var answer = await Api.GetAsync(host, path);

        answer.IsProblem(400);
        Assert.Contains(rule, answer.Json.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/transactions/unknown-id", 404, "urn:realrecon:unknown-transaction")]
    [InlineData("/transactions/unknown-id/audit", 404, "urn:realrecon:unknown-transaction")]
    [InlineData("/transactions/%20x", 400, "urn:realrecon:bad-id")]
    [InlineData("/transactions/%ZZ", 400, "urn:realrecon:bad-id")]
    [InlineData("/nothing", 404, "urn:realrecon:unknown-route")]
    [InlineData("", 404, "urn:realrecon:unknown-route")]
    [InlineData("/", 404, "urn:realrecon:unknown-route")]
    [InlineData("/health/x", 404, "urn:realrecon:unknown-route")]
    [InlineData("/Transactions", 404, "urn:realrecon:unknown-route")]
    public async Task Path_WhenItNamesNothing_IsAProblem(string path, int status, string type)
    {
        var answer = await Api.GetAsync(host, path);

        answer.IsProblem(status);
        Assert.Equal(type, answer.Json.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Resolve_WhenNobodyIsSignedIn_AsksForThat() => (await Api.SendAsync(host, HttpMethod.Post, "/transactions/x/resolve")).IsProblem(401);

    [Fact]
    public async Task Address_WhenItIsTooLong_IsRefused() => (await Api.GetAsync(host, $"/transactions?cursor={new string('A', 4096)}")).IsProblem(414);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Route_WhenTheMethodIsWrong_SaysWhichAreAllowed(string path)
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Options })
        {
            var answer = await Api.SendAsync(host, method, path);
            answer.IsProblem(405);
            Assert.Equal("GET, HEAD", answer.Header("Allow"));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Route_WhenAskedByHead_AnswersTheSameHeadersWithoutABody(string path)
    {
        await host.Ledger.WriteAsync("sample", TransactionStatus.PENDING);
        var get = await Api.GetAsync(host, path);
        var head = await Api.SendAsync(host, HttpMethod.Head, path);

        Assert.Equal((get.Status, get.ContentType, get.Header("Content-Length")), (head.Status, head.ContentType, head.Header("Content-Length")));
        Assert.Equal("", head.Text);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Answer_WhateverItIs_CarriesTheSecurityHeaders(string path)
    {
        foreach (var answer in new[] { await Api.GetAsync(host, path), await Api.GetAsync(host, path + "?bad=1"), await Api.SendAsync(host, HttpMethod.Post, path) })
        {
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
            Assert.StartsWith("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal(answer.Status == HttpStatusCode.OK && path == "/openapi.json" ? "public, max-age=300" : "no-store", answer.Header("Cache-Control"));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Answer_WhenReal_IsValidByTheContract(string path)
    {
        await host.Ledger.WriteAsync("sample", TransactionStatus.PENDING);
        await host.Ledger.WriteAsync("sample", TransactionStatus.ALERT, null, ReasonCode.BANK_MISSING);
        await host.Letters.AddAsync([Letter(1)], CancellationToken.None);

        var template = path.Split('?')[0].Replace("sample", "{id}", StringComparison.Ordinal);
        var answer = await Api.GetAsync(host, path);
        var schema = OpenApi.GetProperty("paths").GetProperty(template).GetProperty("get").GetProperty("responses")
            .GetProperty(((int)answer.Status).ToString()).GetProperty("content").GetProperty("application/json").GetProperty("schema");

        Assert.Empty(new JsonSchema(OpenApi).Check(schema, answer.Json));
    }

    [Fact]
    public void Contract_WhenComparedToTheRoutes_NamesEachOfThem() => Assert.Equal(
        RealRecon.Adapters.Api.RealReconApi.Routes.Order(StringComparer.Ordinal),
        OpenApi.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Contract_WhenItGivesExamples_TheyAreValid()
    {
        foreach (var (schema, example) in ExamplesIn(OpenApi)) Assert.Empty(new JsonSchema(OpenApi).Check(schema, example));
    }

    [Fact]
    public async Task DeadLetters_WhenPaged_ComeNewestFirstWithoutTheirPayload()
    {
        await host.Letters.AddAsync([.. Enumerable.Range(10, 5).Select(Letter)], CancellationToken.None);

        var first = await Api.GetAsync(host, "/deadletters?limit=2");
        var second = await Api.GetAsync(host, $"/deadletters?limit=2&cursor={first.Json.GetProperty("next").GetString()}");

        Assert.Equal([14L, 13, 12, 11], first.Sequences().Concat(second.Sequences()));
        Assert.Equal(
            ["key", "hub", "partition", "offset", "sequence", "index", "reason", "detail", "enqueuedAt", "rejectedAt", "bytes", "sha256", "handling"],
            first.Json.GetProperty("items")[0].EnumerateObject().Select(member => member.Name));
    }

    public static TheoryData<string> Paths =>
    [
        "/health", "/transactions", "/transactions/sample", "/transactions/sample/audit", "/live", "/pulse", "/pulse?window=24h", "/deadletters", "/totals", "/me", "/rules", "/openapi.json",
    ];

    private static RealRecon.Adapters.Storage.DeadLetter Letter(int sequence) => new(
        new HubPosition("gateway-events", "0", sequence, $"{sequence * 64}"),
        0,
        RealRecon.Core.Normalise.RejectionReason.JSON_MALFORMED,
        "The body is not JSON.",
        Ledger.Start.AddSeconds(sequence),
        Ledger.Start.AddSeconds(sequence + 1),
        12,
        new string('0', 64));

    private static IEnumerable<(JsonElement Schema, JsonElement Example)> ExamplesIn(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().SelectMany(ExamplesIn);
        if (element.ValueKind != JsonValueKind.Object) return [];
        if (element.TryGetProperty("example", out var example) && element.TryGetProperty("schema", out var schema)) return [(schema, example)];
        return element.EnumerateObject().SelectMany(member => ExamplesIn(member.Value));
    }

    private static JsonElement LoadOpenApi()
    {
        using var stream = typeof(RealRecon.Adapters.Api.RealReconApi).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
