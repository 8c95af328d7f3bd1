using System.Text.Json;
using RealRecon.Core.Alerts;

namespace RealRecon.Tests.Alerts;

/// <summary>The bodies that Slack, Teams and PagerDuty get, checked against what their documentation asks for.</summary>
public sealed class ChatSinkTests : IAsyncLifetime
{
    private const string RoutingKey = "R0123456789ABCDEF0123456789ABCDE";

    private SinkReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await SinkReceiver.OpenAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task Slack_WhenReferencesLookLikeMarkup_ShowsThemAsTheyAre()
    {
        var body = await SendAsync("slack", Samples.Word);

        Assert.StartsWith("ERROR: The bank has not booked", body.GetProperty("text").GetString());
        var blocks = body.GetProperty("blocks").EnumerateArray().ToList();
        Assert.Equal(["header", "section", "section", "section"], blocks.Select(block => block.GetProperty("type").GetString()));
        Assert.Equal("plain_text", blocks[0].GetProperty("text").GetProperty("type").GetString());
        Assert.InRange(blocks[0].GetProperty("text").GetProperty("text").GetString()!.Length, 1, 150);
        Assert.InRange(blocks[1].GetProperty("fields").GetArrayLength(), 1, 10);
        Assert.Contains(blocks[1].GetProperty("fields").EnumerateArray(), field => field.GetProperty("text").GetString() == "*Value at risk*\n12345.00 EUR, 900 JPY");
        var examples = blocks[2].GetProperty("text").GetProperty("text").GetString()!;
        Assert.Contains("&lt;!channel&gt; &amp; *bold* 'x'", examples);
        Assert.DoesNotContain('<', examples);
        Assert.DoesNotContain('\n', examples);
        Assert.StartsWith("<https://recon.example.test/alerts/BANK_MISSING%7Cstripe%7Cledger|", blocks[3].GetProperty("text").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Teams_WhenReferencesLookLikeMarkdown_ShowsThemAsTextRuns()
    {
        var body = await SendAsync("teams", Samples.Word);

        Assert.Equal("message", body.GetProperty("type").GetString());
        var attachment = Assert.Single(body.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        var runs = card.GetProperty("body").EnumerateArray().SelectMany(block =>
        {
            Assert.Equal("RichTextBlock", block.GetProperty("type").GetString());
            return block.GetProperty("inlines").EnumerateArray();
        }).ToList();
        Assert.All(runs, run => Assert.Equal("TextRun", run.GetProperty("type").GetString()));
        Assert.Contains(runs, run => run.GetProperty("text").GetString()!.Contains("[a](http://b)", StringComparison.Ordinal));
        Assert.Equal("Action.OpenUrl", card.GetProperty("actions")[0].GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(NotificationKind.Opened, "trigger")]
    [InlineData(NotificationKind.Escalated, "trigger")]
    [InlineData(NotificationKind.Reminded, "trigger")]
    [InlineData(NotificationKind.Acknowledged, "acknowledge")]
    [InlineData(NotificationKind.Closed, "resolve")]
    public async Task PagerDuty_WhateverHappens_KeepsOneDedupKeyForTheIncident(NotificationKind kind, string action)
    {
        var body = await SendAsync("pagerduty", Samples.Word with { Kind = kind, Number = 40 });

        Assert.Equal((RoutingKey, action), (body.GetProperty("routing_key").GetString(), body.GetProperty("event_action").GetString()));
        Assert.Equal("BANK_MISSING|stripe|ledger#3", body.GetProperty("dedup_key").GetString());
        var payload = body.GetProperty("payload");
        Assert.InRange(payload.GetProperty("summary").GetString()!.Length, 1, 1024);
        Assert.Equal("error", payload.GetProperty("severity").GetString());
        Assert.Equal("2026-05-04T10:00:00.000Z", payload.GetProperty("timestamp").GetString());
        Assert.Equal("8000", payload.GetProperty("custom_details").GetProperty("Open alerts").GetString());
    }

    private async Task<JsonElement> SendAsync(string type, Notification what)
    {
        await using var sinks = new ConfiguredSinks(
            [("Type", type), ("Url", _receiver.Url.AbsoluteUri), .. type == "pagerduty" ? (ReadOnlySpan<(string, string)>)[("RoutingKey", RoutingKey)] : [], ("RealRecon:DashboardUrl", "https://recon.example.test")]);
        Assert.Equal(DeliveryResult.Delivered, (await sinks.SendAsync(what)).Result);
        var post = Assert.Single(_receiver.Received);
        Assert.StartsWith("application/json", post.Headers["Content-Type"]);
        using var body = JsonDocument.Parse(post.Body);
        return body.RootElement.Clone();
    }
}
