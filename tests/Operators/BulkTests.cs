using System.Diagnostics;
using System.Text.Json;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Operators;

public sealed class BulkTests : IAsyncLifetime
{
    private readonly ActionStage _stage = new();

    public ValueTask InitializeAsync() => _stage.InitializeAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Bulk_WhenNothingChangedSinceThePreview_ActsOnExactlyThatAndAuditsEach()
    {
        await _stage.OpenAsync(["b-1", "b-2", "b-3"], TransactionStatus.ALERT, 1000);
        await _stage.OpenAsync(["m-1"], TransactionStatus.MATCHED, 1000);

        var preview = await PreviewAsync("""{"filter":{"status":"ALERT"},"action":"resolve","code":"OPS_APPROVAL"}""");
        await _stage.OpenAsync(["b-4"], TransactionStatus.ALERT, 1000);
        var answer = await BulkAsync($$"""{"filter":{"status":"ALERT"},"action":"resolve","code":"OPS_APPROVAL","reason":"one fault","token":"{{preview.Word("token")}}"}""", ("Idempotency-Key", "bulk"));

        Assert.Equal((3L, 5000L, 3000L), (preview.Number("count"), preview.Number("cap"), preview.Json.GetProperty("exposure").GetProperty("EUR").GetInt64()));
        Assert.Equal((200, 3), (answer.Status, Outcome(answer, "done")));
        var items = answer.Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["b-1", "b-2", "b-3"], items.Select(item => item.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(["bulk:1", "bulk:2", "bulk:3"], items.Select(item => item.GetProperty("actionId").GetString()));
        foreach (var item in items) Assert.Equal(item.GetProperty("actionId").GetString(), await LastActionAsync(item.GetProperty("id").GetString()!));
        Assert.Equal("ALERT", (await _stage.GetAsync("/transactions/b-4")).Word("status"));
    }

    [Fact]
    public async Task Bulk_WhenSomeAreRefusedOrNeedASecondPerson_SaysSoOfEach()
    {
        await _stage.OpenAsync(["small"], TransactionStatus.ALERT, 1000);
        await _stage.OpenAsync(["large"], TransactionStatus.ALERT, StandIn.Limit + 1);
        await _stage.OpenAsync(["closed"], TransactionStatus.MATCHED, 1000);

        var answer = await PreviewAndActAsync("""{"ids":["small","large","closed"],"action":"write-off" """);

        var items = answer.Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["done", "proposed", "refused"], items.Select(item => item.GetProperty("outcome").GetString()));
        Assert.Equal([true, true, false], items.Select(item => item.GetProperty("why").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public async Task Bulk_WhenOneHasChangedSinceThePreview_DoesNothing()
    {
        await _stage.OpenAsync(["s-1", "s-2"], TransactionStatus.ALERT, 1000);
        var preview = await PreviewAsync("""{"ids":["s-1","s-2"],"action":"resolve"}""");
        await _stage.PostAsync("/transactions/s-2/actions", """{"action":"note","reason":"wait","version":1}""");

        (await BulkAsync($$"""{"ids":["s-1","s-2"],"action":"resolve","reason":"r","token":"{{preview.Word("token")}}"}""")).IsProblem(409, "preview-stale");

        Assert.Equal(1, (await _stage.GetAsync("/transactions/s-1")).Number("version"));
    }

    [Fact]
    public async Task Bulk_WhenOnlyATimerRangSinceThePreview_IsDone()
    {
        await _stage.OpenAsync(["q-1", "q-2"], TransactionStatus.ALERT, 1000);
        var preview = await PreviewAsync("""{"ids":["q-1","q-2"],"action":"resolve"}""");
        await _stage.RingAsync("q-2");
        await _stage.RingAsync("q-2");

        var answer = await BulkAsync($$"""{"ids":["q-1","q-2"],"action":"resolve","reason":"r","token":"{{preview.Word("token")}}"}""");

        Assert.Equal(2, Outcome(answer, "done"));
        Assert.Equal(4L, (await _stage.GetAsync("/transactions/q-2")).Number("version"));
    }

    [Fact]
    public async Task Bulk_WhenItChangesAfterTheLookAndBeforeTheSignal_RefusesThatItemOnly()
    {
        await _stage.OpenAsync(["r-1", "r-2"], TransactionStatus.ALERT, 1000);
        var preview = await PreviewAsync("""{"ids":["r-1","r-2"],"action":"resolve"}""");
        var acted = 0;
        _stage.Signals.Before = () => Interlocked.Exchange(ref acted, 1) == 0
            ? _stage.PostAsync("/transactions/r-2/actions", """{"action":"note","reason":"first","version":1}""")
            : Task.CompletedTask;

        var answer = await BulkAsync($$"""{"ids":["r-1","r-2"],"action":"resolve","reason":"r","token":"{{preview.Word("token")}}"}""");

        Assert.Equal((1, 1), (Outcome(answer, "done"), Outcome(answer, "refused")));
    }

    [Fact]
    public async Task Bulk_WhenTheTokenIsOldDamagedOrOfAnotherRequest_DoesNothing()
    {
        await _stage.OpenAsync(["t-1", "t-2"], TransactionStatus.ALERT, 1000);
        var token = (await PreviewAsync("""{"ids":["t-1"],"action":"resolve"}""")).Word("token")!;

        (await BulkAsync($$"""{"ids":["t-1"],"action":"write-off","reason":"r","token":"{{token}}"}""")).IsProblem(400, "bad-body");
        (await BulkAsync($$"""{"ids":["t-2"],"action":"resolve","reason":"r","token":"{{token}}"}""")).IsProblem(400, "bad-body");
        (await BulkAsync($$"""{"ids":["t-1"],"action":"resolve","reason":"r","token":"{{token}}"}""", ("X-RealRecon-Actor", "other"))).IsProblem(400, "bad-body");
        (await BulkAsync("""{"ids":["t-1"],"action":"resolve","reason":"r"}""")).IsProblem(400, "bad-body");
        for (var at = 0; at < token.Length; at += 7)
        {
            var damaged = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            (await BulkAsync($$"""{"ids":["t-1"],"action":"resolve","reason":"r","token":"{{damaged}}"}""")).IsProblem(400, "bad-body");
        }

        _stage.Time.Advance(TimeSpan.FromMinutes(5));
        (await BulkAsync($$"""{"ids":["t-1"],"action":"resolve","reason":"r","token":"{{token}}"}""")).IsProblem(409, "preview-stale");
        Assert.Equal(1, (await _stage.GetAsync("/transactions/t-1")).Number("version"));
    }

    [Fact]
    public async Task Bulk_WhenSentAgain_DoesNothingASecondTime()
    {
        await _stage.OpenAsync(["a-1"], TransactionStatus.ALERT, 1000);
        var preview = await PreviewAsync("""{"ids":["a-1"],"action":"note"}""");
        var body = $$"""{"ids":["a-1"],"action":"note","reason":"r","token":"{{preview.Word("token")}}"}""";

        await BulkAsync(body, ("Idempotency-Key", "again"));
        (await BulkAsync(body, ("Idempotency-Key", "again"))).IsProblem(409, "preview-stale");

        Assert.Equal(2, (await _stage.GetAsync("/transactions/a-1")).Number("version"));
    }

    [Fact]
    public async Task Bulk_WhenTheFilterSaysMore_IsAboutThoseOnly()
    {
        await _stage.OpenAsync(["wide-1", "wide-2"], TransactionStatus.ALERT, 1000);
        await _stage.OpenAsync(["narrow-1"], TransactionStatus.MISMATCH, 90_000);

        Assert.Equal(1L, (await PreviewAsync("""{"filter":{"open":true,"amountMin":"900","text":"NARROW"},"action":"note"}""")).Number("count"));
        Assert.Equal(3L, (await PreviewAsync("""{"filter":{"status":"ALERT,MISMATCH","open":"true","owner":"none"},"action":"note"}""")).Number("count"));
        Assert.Equal(0L, (await PreviewAsync("""{"filter":{"owner":"me"},"action":"note"}""")).Number("count"));
        foreach (var filter in (string[])["""{"open":1}""", """{"sort":"oldest"}""", """{"amountMin":900}""", """{"status":["ALERT"]}""", "{}"])
        {
            (await PreviewAsync($$"""{"filter":{{filter}},"action":"note"}""")).IsProblem(400, "bad-body");
        }

        var token = (await PreviewAsync("""{"filter":{"open":true},"action":"note"}""")).Word("token");
        (await BulkAsync($$"""{"filter":{"open":true,"text":"narrow"},"action":"note","reason":"r","token":"{{token}}"}""")).IsProblem(400, "bad-body");
    }

    [Fact]
    public async Task Bulk_WhenThereAreFiveThousand_IsDoneInTimeAndOneMoreIsTooMany()
    {
        await _stage.OpenAsync([.. Enumerable.Range(1, 5001).Select(i => $"many-{i}")], TransactionStatus.ALERT, 100);

        var tooMany = await PreviewAsync("""{"filter":{"status":"ALERT"},"action":"resolve"}""");
        var refused = (await BulkAsync("""{"filter":{"status":"ALERT"},"action":"resolve","reason":"r"}""")).IsProblem(409, "too-many");
        await _stage.PostAsync("/transactions/many-1/resolve", """{"reason":"by hand","version":1}""");
        var start = Stopwatch.GetTimestamp();
        var answer = await PreviewAndActAsync("""{"filter":{"status":"ALERT"},"action":"resolve" """);
        var took = Stopwatch.GetElapsedTime(start);

        Assert.Equal((5001L, JsonValueKind.Null), (tooMany.Number("count"), tooMany.Json.GetProperty("token").ValueKind));
        Assert.Equal((5001L, 5000L), (refused.Number("count"), refused.Number("cap")));
        Assert.Equal((200, 5000), (answer.Status, Outcome(answer, "done")));
        TestContext.Current.TestOutputHelper!.WriteLine($"5,000 resolved in {took.TotalSeconds:0.0} s");
        Assert.True(took < TimeSpan.FromSeconds(40), $"{took}");
    }

    [Fact]
    public async Task Bulk_WhenTheEngineStaysSilent_CallsItemsPending()
    {
        await _stage.OpenAsync(["p-1", "p-2"], TransactionStatus.ALERT, 1000);
        _stage.Signals.Loses = true;
        _stage.Signals.Before = () =>
        {
            _stage.Time.Advance(TimeSpan.FromSeconds(36));
            return Task.CompletedTask;
        };

        var answer = await PreviewAndActAsync("""{"ids":["p-1","p-2"],"action":"resolve" """);

        Assert.Equal(2, Outcome(answer, "pending"));
    }

    [Theory]
    [InlineData("""{"action":"resolve"}""")]
    [InlineData("""{"filter":{},"action":"resolve"}""")]
    [InlineData("""{"filter":{"status":"ALERT"},"ids":["x"],"action":"resolve"}""")]
    [InlineData("""{"filter":{"status":"alert"},"action":"resolve"}""")]
    [InlineData("""{"filter":{"provider":"nobody"},"action":"resolve"}""")]
    [InlineData("""{"filter":{"text":"x"},"action":"resolve"}""")]
    [InlineData("""{"filter":[],"action":"resolve"}""")]
    [InlineData("""{"ids":[],"action":"resolve"}""")]
    [InlineData("""{"ids":["x","x"],"action":"resolve"}""")]
    [InlineData("""{"ids":[1],"action":"resolve"}""")]
    [InlineData("""{"ids":["4242424242424242"],"action":"resolve"}""")]
    [InlineData("""{"ids":"x","action":"resolve"}""")]
    [InlineData("""{"ids":["x"],"action":"erase"}""")]
    [InlineData("""{"ids":["x"],"action":"resolve","reason":"none asked for"}""")]
    public async Task Preview_WhenItIsNotClear_IsRefused(string body) => (await PreviewAsync(body)).IsProblem(400, "bad-body");

    [Fact]
    public async Task Preview_WhenOneIdIsUnknown_IsNotFound() => (await PreviewAsync("""{"ids":["nobody"],"action":"resolve"}""")).IsProblem(404, "unknown-transaction");

    private static int Outcome(ActionReply answer, string word)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json.GetProperty("outcomes").GetProperty(word).GetInt32();
    }

    /// <param name="open">The request without its closing brace.</param>
    private async Task<ActionReply> PreviewAndActAsync(string open)
    {
        var preview = await PreviewAsync(open + "}");
        return await BulkAsync($$"""{{open}},"reason":"one cause","token":"{{preview.Word("token")}}"}""");
    }

    private Task<ActionReply> PreviewAsync(string body) => _stage.PostAsync("/transactions/bulk/preview", body);

    private Task<ActionReply> BulkAsync(string body, params (string Name, string Value)[] headers) => _stage.PostAsync("/transactions/bulk", body, headers);

    private async Task<string?> LastActionAsync(string id) => (await _stage.GetAsync($"/transactions/{id}/audit")).Json.GetProperty("entries").EnumerateArray().Last()
        .GetProperty("body").GetProperty("action").GetProperty("actionId").GetString();
}
