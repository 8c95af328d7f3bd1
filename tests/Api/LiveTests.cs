using System.Net;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Api;

/// <summary>Each test has a host of its own: totals count everything in it.</summary>
public sealed class LiveTests
{
    private static readonly TimeSpan HeadsAge = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Live_WhenNothingHappenedYet_HasAllTotalsAtZero()
    {
        await using var host = await StartAsync();

        var answer = await Api.GetAsync(host, "/live");

        Assert.Equal(
            ["PENDING", "MATCHED", "MISMATCH", "ALERT", "REVERSED", "NO_MONEY", "RESOLVED"],
            answer.Json.GetProperty("totals").EnumerateObject().Select(total => total.Name));
        Assert.All(answer.Json.GetProperty("totals").EnumerateObject(), total => Assert.Equal(0, total.Value.GetInt64()));
        Assert.Empty(answer.Json.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task Live_WhenAskedWithACursor_HasWhatChangedSinceEachOnce()
    {
        await using var host = await StartAsync();
        await host.Ledger.WriteAsync("before", TransactionStatus.PENDING);
        var start = await Api.GetAsync(host, "/live");
        await host.Ledger.WriteAsync("new", TransactionStatus.PENDING);
        await host.Ledger.WriteAsync("new", TransactionStatus.MATCHED, null, ReasonCode.M00_EXACT);

        var answer = await PollAsync(host, Cursor(start));
        var then = await PollAsync(host, Cursor(answer));

        var change = answer.Json.GetProperty("changes").EnumerateArray().Single();
        Assert.Equal(("new", "MATCHED", 2), (change.GetProperty("id").GetString(), change.GetProperty("status").GetString(), change.GetProperty("version").GetInt32()));
        Assert.Equal(1, answer.Json.GetProperty("totals").GetProperty("PENDING").GetInt64());
        Assert.Equal(1, answer.Json.GetProperty("totals").GetProperty("MATCHED").GetInt64());
        Assert.Empty(then.Json.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task Live_WhenCasesChanged_HasEachOnceBesideTheTransactions()
    {
        await using var host = await StartAsync();
        var start = await Api.GetAsync(host, "/live");
        var opened = CaseSamples.Opened(CaseSamples.Id, Ledger.Start);
        await host.Ledger.WriteAsync(opened);
        await host.Ledger.WriteAsync(CaseSamples.Grown(opened), CaseSamples.Closed(CaseSamples.Grown(opened)));
        await host.Ledger.WriteAsync("beside", TransactionStatus.PENDING);

        var answer = await PollAsync(host, Cursor(start));
        var then = await PollAsync(host, Cursor(answer));

        var changed = answer.Json.GetProperty("cases").EnumerateArray().Single();
        Assert.Equal((CaseSamples.Id.Key, 3, false), (changed.GetProperty("key").GetString(), changed.GetProperty("version").GetInt32(), changed.GetProperty("isOpen").GetBoolean()));
        Assert.Equal("beside", answer.Json.GetProperty("changes").EnumerateArray().Single().GetProperty("id").GetString());
        Assert.Empty(start.Json.GetProperty("cases").EnumerateArray());
        Assert.Empty(then.Json.GetProperty("cases").EnumerateArray());
    }

    [Fact]
    public async Task Live_WhenMoreCasesChangedThanFit_GoesOnUntilAllWereSeen()
    {
        await using var host = await StartAsync();
        var cursor = Cursor(await Api.GetAsync(host, "/live"));
        var all = Enumerable.Range(0, 450).Select(i => CaseSamples.Opened(new CaseId(CaseKind.Order, $"many-{i}"), Ledger.Start)).ToList();
        foreach (var shard in all.GroupBy(entry => CaseLog.ShardOf(entry.Id))) await host.Ledger.WriteAsync([.. shard]);

        var seen = new List<string>();
        for (var poll = 0; poll < 10; poll++)
        {
            var answer = await PollAsync(host, cursor);
            var keys = answer.Json.GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("key").GetString()!).ToList();
            Assert.InRange(keys.Count, 0, 200);
            seen.AddRange(keys);
            cursor = Cursor(answer);
        }

        Assert.Equal(all.Select(entry => entry.Id.Key).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Live_WhenMoreChangedThanFits_CutsAndGoesOnUntilAllWereSeen()
    {
        await using var host = await StartAsync();
        var cursor = Cursor(await Api.GetAsync(host, "/live"));
        var all = Enumerable.Range(0, 1500).Select(i => host.Ledger.Entry($"many-{i}", TransactionStatus.PENDING)).ToList();
        foreach (var shard in all.GroupBy(entry => AuditShard.Of(entry.TransactionId))) await host.Ledger.WriteAsync([.. shard]);

        var seen = new List<string>();
        for (var poll = 0; poll < 100; poll++)
        {
            var answer = await PollAsync(host, cursor);
            var ids = answer.Json.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("id").GetString()!).ToList();
            Assert.InRange(ids.Count, 0, 200);
            if (ids.Count == 0) break;
            seen.AddRange(ids);
            cursor = Cursor(answer);
        }

        Assert.Equal(all.Select(entry => entry.TransactionId.Value).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Live_WhenNothingChanged_IsNotModified()
    {
        await using var host = await StartAsync();
        await host.Ledger.WriteAsync("one", TransactionStatus.PENDING);
        var tag = (await PollAsync(host, null)).Header("ETag");

        var same = await Api.GetAsync(host, "/live", ("If-None-Match", tag));
        var weak = await Api.GetAsync(host, "/live", ("If-None-Match", $"\"other\", W/{tag}"));
        await host.Ledger.WriteAsync("two", TransactionStatus.PENDING);
        host.Time.Advance(HeadsAge);
        var changed = await Api.GetAsync(host, "/live", ("If-None-Match", tag));

        Assert.Equal((HttpStatusCode.NotModified, "", tag), (same.Status, same.Text, same.Header("ETag")));
        Assert.Equal("no-store", same.Header("Cache-Control"));
        Assert.Equal(HttpStatusCode.NotModified, weak.Status);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(tag, changed.Header("ETag"));
    }

    [Fact]
    public async Task Live_WhenTheIfNoneMatchHeaderIsRubbish_AnswersInFull()
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(host, "/live", ("If-None-Match", "not a tag, \"x"))).Status);
    }

    [Fact]
    public async Task Live_WhenManyPoll_ReadsTheHeadsOnce()
    {
        await using var host = await StartAsync();
        await Api.GetAsync(host, "/live");
        host.Time.Advance(HeadsAge);
        var before = host.Store.HeadReads;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Api.GetAsync(host, "/live")));

        Assert.Equal(1, host.Store.HeadReads - before);
    }

    [Fact]
    public async Task Live_WhenTheCursorIsOfAnotherLog_IsRefused()
    {
        await using var other = await StartAsync();
        await other.Ledger.WriteAsync("x", TransactionStatus.PENDING);
        var cursor = Cursor(await Api.GetAsync(other, "/live"));
        await using var host = await StartAsync();

        (await Api.GetAsync(host, $"/live?after={cursor}")).IsProblem(400);
    }

    private static async Task<ApiHost> StartAsync()
    {
        var host = new ApiHost();
        await host.InitializeAsync();
        return host;
    }

    // The heads may be a quarter of a second old, which is the API's promise; a test that looks for news lets that time pass.
    private static Task<ApiReply> PollAsync(ApiHost host, string? after)
    {
        host.Time.Advance(HeadsAge);
        return Api.GetAsync(host, after is null ? "/live" : $"/live?after={after}");
    }

    private static string Cursor(ApiReply answer) => answer.Json.GetProperty("cursor").GetString()!;
}
