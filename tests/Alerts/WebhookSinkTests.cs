using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RealRecon.Core.Alerts;

namespace RealRecon.Tests.Alerts;

public sealed class WebhookSinkTests : IAsyncLifetime
{
    private const string Secret = "wh-secret-0123456789";
    private const string Former = "wh-former-0123456789";

    private SinkReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await SinkReceiver.OpenAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task Webhook_WhenSent_IsSignedAndNamed()
    {
        await using var sinks = Sinks(("PreviousSecret", Former), ("RealRecon:DashboardUrl", "https://recon.example.test/desk"));

        Assert.Equal(DeliveryResult.Delivered, (await sinks.SendAsync(Samples.Word)).Result);

        var post = Assert.Single(_receiver.Received);
        Assert.True(Verifies(post, Secret));
        Assert.True(Verifies(post, Former));
        Assert.False(Verifies(post, "another-secret-0123"));
        Assert.False(Verifies(post with { Body = [.. post.Body[..^1], (byte)' '] }, Secret));
        Assert.Equal("BANK_MISSING=7Cstripe=7Cledger-3-12-desk", post.Headers["Idempotency-Key"]);
        using var body = JsonDocument.Parse(post.Body);
        Assert.Equal("opened", body.RootElement.GetProperty("kind").GetString());
        Assert.Equal("BANK_MISSING|stripe|ledger#3", body.RootElement.GetProperty("incidentKey").GetString());
        Assert.Equal(1_234_500, body.RootElement.GetProperty("exposure")[0].GetProperty("amountMinor").GetInt64());
        Assert.Equal("2026-05-04T08:00:00Z", body.RootElement.GetProperty("since").GetString());
        Assert.Equal("https://recon.example.test/desk/alerts/BANK_MISSING%7Cstripe%7Cledger", body.RootElement.GetProperty("url").GetString());
        Assert.StartsWith("ERROR: The bank has not booked captured money", body.RootElement.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(200, "Delivered")]
    [InlineData(204, "Delivered")]
    [InlineData(302, "Refused")]
    [InlineData(400, "Refused")]
    [InlineData(404, "Refused")]
    [InlineData(410, "Refused")]
    [InlineData(408, "Trouble")]
    [InlineData(425, "Trouble")]
    [InlineData(429, "Trouble")]
    [InlineData(500, "Trouble")]
    [InlineData(503, "Trouble")]
    public async Task Webhook_WhenAnswered_IsReadAsTheStatusSaysAndTriedOnce(int status, string outcome)
    {
        _receiver.Answers.Enqueue(SinkReceiver.Status(status, retryAfter: "7", location: "/elsewhere"));
        await using var sinks = Sinks();

        var result = await sinks.SendAsync(Samples.Word);

        Assert.Equal(outcome, result.Result.ToString());
        if (result.Result == DeliveryResult.Trouble) Assert.Equal(TimeSpan.FromSeconds(7), result.RetryAfter);
        Assert.Single(_receiver.Received);
    }

    [Fact]
    public async Task Receiver_WhenItDropsKnownKeys_SeesEachNotificationOnceAcrossItsOwnFailures()
    {
        // It books the first, and breaks off before it says so; then it is down; then it takes it.
        _receiver.Answers.Enqueue(SinkReceiver.Reset);
        _receiver.Answers.Enqueue(SinkReceiver.Status(500));
        await using var sinks = Sinks();
        var job = new DeliveryJob(new DeliveryRules());
        var run = job.Begin(new DeliveryRequest(Samples.Word), AlertStage.Start).Run;
        DeliveryOutcome outcome;
        do
        {
            outcome = await sinks.SendAsync(run.What);
            run = job.Answered(run, outcome, AlertStage.Start).Run;
        }
        while (outcome.Result != DeliveryResult.Delivered);

        Assert.Equal(3, _receiver.Received.Count);
        Assert.All(_receiver.Received, post => Assert.True(Verifies(post, Secret)));
        Assert.Single(_receiver.Received.Select(post => post.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task Webhook_WhenItCannotBeReached_SaysSoWithoutItsAddress()
    {
        using var probe = new TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        var port = ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        await using var sinks = new ConfiguredSinks(("Type", "webhook"), ("Secret", Secret), ("Url", $"http://127.0.0.1:{port}/hook-token-abc"));

        var outcome = DeliveryOutcome.Delivered;
        for (var i = 0; i < 12; i++) outcome = await sinks.SendAsync(Samples.Word);

        Assert.Equal(DeliveryOutcome.Trouble("It failed too often and is left alone for a while"), outcome);
        Assert.NotEmpty(sinks.Log);
        Assert.DoesNotContain($"{port}", sinks.Log);
        Assert.DoesNotContain("hook-token-abc", sinks.Log);
        Assert.DoesNotContain(Secret, sinks.Log);
    }

    [Fact]
    public async Task Sink_WhenNobodyConfiguredIt_IsRefused()
    {
        await using var sinks = Sinks();

        Assert.Equal(DeliveryResult.Refused, (await sinks.SendAsync(Samples.Word with { Sink = "nobody" })).Result);
    }

    private ConfiguredSinks Sinks(params (string, string)[] more) => new([("Type", "webhook"), ("Secret", Secret), ("Url", _receiver.Url.AbsoluteUri), .. more]);

    /// <summary>What a receiver does, written after docs/alerts.md and not after our own code.</summary>
    private static bool Verifies(ReceivedPost post, string secret)
    {
        var parts = post.Headers["RealRecon-Signature"].Split(',').Select(part => part.Split('=', 2)).ToList();
        var time = parts.Single(part => part[0] == "t")[1];
        var age = AlertStage.Start - DateTimeOffset.FromUnixTimeSeconds(long.Parse(time));
        byte[] signed = [.. Encoding.UTF8.GetBytes(time + "."), .. post.Body];
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return age.Duration() < TimeSpan.FromMinutes(5)
            && parts.Where(part => part[0] == "v1").Any(part => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(part[1]), expected));
    }
}
