using System.Net;
using CsCheck;
using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Api;

public sealed class HostileInputTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>Each is either a legal id, and then works everywhere, or an illegal one, and then is refused.</summary>
    public static TheoryData<string> Ids =>
    [
        "tx-1", "a/b", "/", "//", "a//b", "/a", "a/", "a%2Fb", "a%252Fb", "%", "%%", "%2", "%zz", "100%", "a b", "a+b", "a%20b", ".", "..", "../x", "x/..",
        "../../etc/passwd", "..\\..\\x", "a\\b", "a?b", "a#b", "a&b=c", "a;b", "a:b", "a@b", "a=b", "a,b", "a'b", "a\"b", "a<b>", "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "javascript:alert(1)", "x' or PartitionKey ne '", "'; DROP TABLE AuditLog;--", "\" OR 1=1 --", "${jndi:ldap://x}", "{{7*7}}",
        "$(id)", "`id`", "|id", "*", "?", "#", "&", "=", "x/audit", "audit", "/audit", "x/resolve", "resolve", "health", "live", "null", "undefined", "NaN", "true",
        "-1", "0", "1e400", "\u00e9", "e\u0301", "\u03a9\u2248\u00e7", "\u65e5\u672c\u8a9e", "\U0001F4B8", "\U0001F468\u200d\U0001F469", "\u202Egnp", "\u200b", "a\nb", "a\r\nSet-Cookie: x=1",
        "\t", " ", " x", "x ", "", "4242 4242 4242 4242", "\ufeffx", "\ud800", "CON", "__proto__", "constructor", "~", "!", "[::1]", "{id}", "xn--80ak6aa92e",
        new string('a', 64), new string('a', 65), new string('\u65e5', 64),
    ];

    [Theory]
    [MemberData(nameof(Ids), DisableDiscoveryEnumeration = true)]
    public async Task Transaction_WhateverTheId_IsFoundOrRefused(string id)
    {
        var isLegal = TransactionId.TryCreate(id, out _);
        if (isLegal) await host.Ledger.WriteAsync(id, TransactionStatus.PENDING);
        var encoded = id.Length == 1 && char.IsSurrogate(id[0]) ? "%ED%A0%80" : Encode(id);

        var detail = await Api.GetAsync(host, $"/transactions/{encoded}");
        var audit = await Api.GetAsync(host, $"/transactions/{encoded}/audit");

        if (!isLegal)
        {
            detail.IsProblem(400);
            audit.IsProblem(400);
            return;
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (detail.Status, audit.Status));
        Assert.Equal(id, detail.Json.GetProperty("id").GetString());
        Assert.Equal(id, audit.Json.GetProperty("entries")[0].GetProperty("body").GetProperty("transactionId").GetString());
    }

    [Theory]
    [MemberData(nameof(Ids), DisableDiscoveryEnumeration = true)]
    [InlineData("BANK_MISSING|stripe|-")]
    public async Task Case_WhateverTheKey_IsFoundOrRefused(string key)
    {
        // A case's key has no rules but its length: whoever wrote the entry made it.
        var isLegal = key is not ("" or "\ud800");
        var id = new CaseId(CaseKind.Order, key);
        if (isLegal) await host.Ledger.WriteAsync(CaseSamples.Opened(id, Ledger.Start));
        var encoded = key.Length == 1 && char.IsSurrogate(key[0]) ? "%ED%A0%80" : Encode(key);

        var detail = await Api.GetAsync(host, $"/cases/Order/{encoded}");
        var audit = await Api.GetAsync(host, $"/cases/Order/{encoded}/audit");

        if (!isLegal)
        {
            detail.IsProblem(400);
            audit.IsProblem(400);
            return;
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (detail.Status, audit.Status));
        Assert.Equal(key, detail.Json.GetProperty("key").GetString());
        Assert.Equal(key, audit.Json.GetProperty("entries")[0].GetProperty("body").GetProperty("key").GetString());
    }

    [Fact]
    public async Task Case_WhenTheKeyIsAsLongAsItMayBe_IsFoundAndOneMoreIsRefused()
    {
        var longest = new string('\u65e5', CaseId.MaxKeyLength);
        await host.Ledger.WriteAsync(CaseSamples.Opened(new CaseId(CaseKind.Order, longest), Ledger.Start));

        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(host, $"/cases/Order/{Encode(longest)}/audit")).Status);
        (await Api.GetAsync(host, $"/cases/Order/{Encode(longest)}x")).IsProblem(400);
    }

    [Fact]
    public async Task Transaction_WhenTheIdHasAZeroByte_IsRefusedByTheServerItself() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Api.GetAsync(host, "/transactions/a%00b")).Status);

    [Fact]
    public async Task Cursor_WhenAnyByteIsAltered_IsRefused()
    {
        for (var i = 0; i < 3; i++) await host.Ledger.WriteAsync($"cursor-{i}", TransactionStatus.MATCHED);
        var list = (await Api.GetAsync(host, "/transactions?limit=1")).Json.GetProperty("next").GetString()!;
        for (var i = 0; i < 3; i++) await host.Ledger.WriteAsync(CaseSamples.Opened(new CaseId(CaseKind.Pace, $"cursor-{i}"), Ledger.Start));
        var cases = (await Api.GetAsync(host, "/cases?limit=1")).Json.GetProperty("next").GetString()!;
        var live = (await Api.GetAsync(host, "/live")).Json.GetProperty("cursor").GetString()!;

        await Refuses("/transactions?cursor=", list);
        await Refuses("/cases?cursor=", cases);
        await Refuses("/live?after=", live);
        (await Api.GetAsync(host, $"/cases?cursor={list}")).IsProblem(400);
        (await Api.GetAsync(host, $"/live?after={list}")).IsProblem(400);
        (await Api.GetAsync(host, $"/transactions?cursor={live}")).IsProblem(400);
        (await Api.GetAsync(host, $"/deadletters?cursor={list}")).IsProblem(400);
    }

    [Fact]
    public async Task Request_WhateverTheQuery_NeverFailsInside()
    {
        var path = AnyOf("/transactions", "/transactions/x", "/transactions/x/audit", "/cases", "/cases/Feed/x", "/cases/Feed/x/audit", "/live", "/deadletters", "/health", "/openapi.json", "/audit", "/audit/blocks", "/audit/blocks/7/0", "/audit/verification", "/replay", "/x");
        var name = Gen.OneOf(AnyOf("status", "reason", "provider", "kind", "open", "limit", "cursor", "after", "id", "shard", "before", "from"), Gen.String);
        var value = Gen.OneOf(AnyOf("PENDING", "50", "stripe", "AMT_UNDER", "7", "9223372036854775807", ""), Gen.String, Gen.String[Gen.Char[Base64Url], 0, 200]);
        await Gen.Select(path, Gen.Select(name, value).Array[0, 4]).SampleAsync(
            async request =>
            {
                var (route, pairs) = request;
                var query = string.Join('&', pairs.Select(pair => $"{Encode(pair.Item1)}={Encode(pair.Item2)}"));
                var answer = await Api.GetAsync(host, query == "" ? route : $"{route}?{query}");
                return (int)answer.Status is 200 or 400 or 404 or 414;
            },
            iter: 2000,
            threads: 2);
    }

    private static Gen<string> AnyOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private async Task Refuses(string prefix, string cursor)
    {
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(host, prefix + cursor)).Status);
        for (var at = 0; at < cursor.Length; at++)
        {
            var other = Base64Url[(Base64Url.IndexOf(cursor[at], StringComparison.Ordinal) + 1) % Base64Url.Length];
            (await Api.GetAsync(host, prefix + cursor[..at] + other + cursor[(at + 1)..])).IsProblem(400);
            (await Api.GetAsync(host, prefix + cursor.Remove(at, 1))).IsProblem(400);
            if (at > 0) (await Api.GetAsync(host, prefix + cursor[..at])).IsProblem(400);
        }

        foreach (var tail in new[] { "A", "=", "==", "%20", "%0A" }) (await Api.GetAsync(host, prefix + cursor + tail)).IsProblem(400);
    }

    // Dots too: a client or proxy that tidies up paths would take them for a step up.
    private static string Encode(string text) => string.Concat(System.Text.Encoding.UTF8.GetBytes(text).Select(b => char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : $"%{b:X2}"));
}
