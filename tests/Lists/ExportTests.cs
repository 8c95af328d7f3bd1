using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Api.Exports;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Tests.Api;

namespace RealRecon.Tests.Lists;

public sealed class ExportTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Export_WhenAListIsLong_HoldsAllOfItInOrder()
    {
        const int Rows = 2345;
        var entries = Enumerable.Range(0, Rows).Select(i => _host.Ledger.Entry($"=x-{i:D4}", i % 2 == 0 ? TransactionStatus.MISMATCH : TransactionStatus.MATCHED, Ledger.Start.AddSeconds(i), ReasonCode.AMT_UNDER));
        foreach (var shard in entries.GroupBy(entry => AuditShard.Of(entry.TransactionId)).SelectMany(shard => shard.Chunk(50))) await _host.Ledger.WriteAsync(shard);

        var csv = await Api.Api.GetAsync(_host, "/exports/transactions?format=csv&open=true&sort=oldest");
        var lines = (await Api.Api.GetAsync(_host, "/exports/transactions?format=ndjson")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var records = CsvFile.Read(csv.Text.TrimStart('\uFEFF'));
        Assert.Equal(Enumerable.Range(0, Rows).Where(i => i % 2 == 0).Select(i => $"'=x-{i:D4}"), records.Skip(1).Select(record => record[0]));
        Assert.All(records, record => Assert.Equal(records[0].Count, record.Count));
        var first = records[0].Zip(records[1]).ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.Equal(("50000", "500.00", "INR", "-5000", "-50.00"), (first["gatewayAmountMinor"], first["gatewayAmount"], first["gatewayCurrency"], first["differenceMinor"], first["difference"]));
        Assert.Equal(Enumerable.Range(0, Rows).Reverse().Select(i => $"=x-{i:D4}"), lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("/exports/transactions?format=csv", "text/csv; charset=utf-8; header=present", "csv")]
    [InlineData("/exports/transactions?format=ndjson", "application/x-ndjson; charset=utf-8", "ndjson")]
    [InlineData("/exports/cases?format=csv&open=true", "text/csv; charset=utf-8; header=present", "csv")]
    [InlineData("/exports/deadletters?format=csv", "text/csv; charset=utf-8; header=present", "csv")]
    [InlineData("/exports/audit?format=ndjson&id=sample", "application/x-ndjson; charset=utf-8", "ndjson")]
    public async Task Export_WhateverTheList_IsAnAttachmentWithTheHeadersOfEveryAnswer(string path, string type, string extension)
    {
        await _host.Ledger.WriteAsync("sample", TransactionStatus.PENDING);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var answer = await Api.Api.SendAsync(_host, method, path);

            Assert.Equal((HttpStatusCode.OK, type, "no-store", "nosniff"), (answer.Status, answer.ContentType, answer.Header("Cache-Control"), answer.Header("X-Content-Type-Options")));
            Assert.Matches($"^attachment; filename=\"?realrecon-[a-z]+-[0-9]{{8}}T[0-9]{{6}}Z\\.{extension}\"?$", answer.Header("Content-Disposition"));
            Assert.Equal(method == HttpMethod.Head, answer.Text.Length == 0);
        }
    }

    [Fact]
    public async Task Audit_WhenTheTrailIsLong_IsWholeAndBeginsWithTheOldest()
    {
        var entries = Enumerable.Range(0, 450).Select(_ => _host.Ledger.Entry("long", TransactionStatus.PENDING)).ToArray();
        foreach (var block in entries.Chunk(90)) await _host.Ledger.WriteAsync(block);

        var csv = CsvFile.Read((await Api.Api.GetAsync(_host, "/exports/audit?format=csv&id=long")).Text.TrimStart('\uFEFF'));

        var version = csv[0].IndexOf("version");
        Assert.Equal(Enumerable.Range(1, 450).Select(i => $"{i}"), csv.Skip(1).Select(record => record[version]));
        (await Api.Api.GetAsync(_host, "/exports/audit?format=csv&id=nobody")).IsProblem(404);
    }

    [Fact]
    public async Task Export_WhenTheStoreIsDownFromTheStart_IsAProblem()
    {
        _host.Store.Trouble = new InvalidOperationException("down");

        (await Api.Api.GetAsync(_host, "/exports/transactions?format=csv")).IsProblem(503);
    }

    [Fact]
    public async Task Audit_WhenAnEntryIsDamaged_IsRefusedBeforeTheFileBegins()
    {
        await _host.Ledger.WriteAsync("damaged", TransactionStatus.PENDING);
        _host.Store.IsDamaged = true;

        (await Api.Api.GetAsync(_host, "/exports/audit?format=csv&id=damaged")).IsProblem(500);
    }

    [Fact]
    public async Task Export_WhenReadingFailsMidway_BreaksTheConnectionOff()
    {
        var (context, lifetime) = Context();
        var page = new ExportPage<string>(["a"], new ExportRest<string>("next", _ => throw new InvalidOperationException("gone")));

        await new Export<string>("x", new CsvFormat<string>([Column<string>.Text("c", row => row)]), page, new FakeTimeProvider(), NullLogger.Instance).ExecuteAsync(context);

        Assert.True(lifetime.IsAborted);
    }

    [Fact]
    public async Task Export_WhenThereAreTooManyRows_EndsWithTheCursorAndNeverExceedsTheCap()
    {
        var pages = 0;
        var lines = await LinesAsync(new FakeTimeProvider(), Page);

        Assert.Equal("""{"next":"after-100","rows":100000}""", lines[^1]);
        Assert.Equal(Export<string>.MostRows + 1, lines.Length);

        ExportPage<string> Page()
        {
            var cursor = $"after-{++pages}";
            return new([.. Enumerable.Repeat("row", Export<string>.MostPageRows)], new ExportRest<string>(cursor, _ => Task.FromResult(Page())));
        }
    }

    [Fact]
    public async Task Export_WhenItTakesTooLong_EndsWithTheCursor()
    {
        var time = new FakeTimeProvider();
        var lines = await LinesAsync(time, Page);

        Assert.Equal(["\"row\"", "\"row\"", "\"row\"", "\"row\"", """{"next":"more","rows":4}"""], lines);

        ExportPage<string> Page() => new(["row"], new ExportRest<string>("more", _ =>
        {
            time.Advance(TimeSpan.FromSeconds(12));
            return Task.FromResult(Page());
        }));
    }

    private static async Task<string[]> LinesAsync(FakeTimeProvider time, Func<ExportPage<string>> first)
    {
        var (context, lifetime) = Context();
        await new Export<string>("x", new NdjsonFormat<string>(CoreJson.Default.String), first(), time, NullLogger.Instance).ExecuteAsync(context);
        Assert.False(lifetime.IsAborted);
        return System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static (DefaultHttpContext Context, Lifetime Lifetime) Context()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Response.Body = new MemoryStream();
        var lifetime = new Lifetime();
        context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        return (context, lifetime);
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => IsAborted = true;
    }
}
