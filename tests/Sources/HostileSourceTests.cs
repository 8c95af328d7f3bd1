using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Sources;

/// <summary>Whatever a server does, the answer says so, and nothing of it leaks.</summary>
public sealed class HostileSourceTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<h1>", "something else than JSON")]
    [InlineData("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", "credentials")]
    [InlineData("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", "credentials")]
    [InlineData("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n", "refuses")]
    public async Task Answer_WhenTheServerRefuses_IsRefusedInASentence(string response, string words)
    {
        await using var server = RawServer.Answering(response);
        Assert.Contains(words, await RefusalAsync(server), StringComparison.Ordinal);
        Assert.Single(server.Heads);
    }

    [Theory]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{\"postings\":", "not sound JSON")]
    [InlineData("{\"postings\":{}}", "no list")]
    [InlineData("{\"postings\":[7]}", "no list")]
    [InlineData("{\"a\":1,\"a\":2,\"postings\":[]}", "not sound JSON")]
    [InlineData("{\"postings\":[{\"postingId\":\"P-1\",\"status\":\"NEW\"}]}", "UNKNOWN_STATUS")]
    public async Task Answer_WhenTheBodyCannotBeRead_IsRefusedInASentence(string body, string words)
    {
        await using var server = RawServer.AnsweringJson(body);
        Assert.Contains(words, await RefusalAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WhenItIsDeeplyNested_IsRefused()
    {
        await using var server = RawServer.AnsweringJson($"{{\"a\":{new string('[', 100_000)}{new string(']', 100_000)}}}");
        Assert.Contains("32 levels", await RefusalAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WhenItHasTenMegabytes_IsRefused()
    {
        await using var server = RawServer.AnsweringJson($"{{\"a\":\"{new string('x', 10_000_000)}\"}}");
        Assert.Contains("more than", await RefusalAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WhenItNeverEnds_IsRefusedAtTheLimit()
    {
        await using var server = RawServer.Running(async (stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"u8.ToArray(), stop);
            while (true) await stream.WriteAsync(new byte[64 * 1024], stop);
        });
        Assert.Contains("more than", await RefusalAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WhenItIsNotUtf8_IsRefused()
    {
        await using var server = RawServer.Running((stream, stop) => stream.WriteAsync(
            (byte[])[.. "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{\"a\":\""u8, 0xFF, .. "\"}"u8], stop).AsTask());
        Assert.Contains("UTF-8", await RefusalAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WhenItPointsElsewhere_IsRefusedAndNobodyIsAskedThere()
    {
        await using var elsewhere = RawServer.AnsweringJson("{\"postings\":[]}");
        await using var server = RawServer.Answering(RawServer.Status("302 Found", $"Location: {elsewhere.Address}/postings\r\n"));

        Assert.Contains("redirects are not followed", await RefusalAsync(server), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Heads);
    }

    [Fact]
    public async Task Answer_WhenTheServerIsBusy_IsUnavailableAfterOneTry()
    {
        await using var server = RawServer.Answering(RawServer.Status("429 Slow down", "Retry-After: 3600\r\n"));

        Assert.Equal(AnswerOutcome.Unavailable, (await AskAsync(server)).Outcome);
        Assert.Single(server.Heads);
    }

    [Fact]
    public async Task Answer_WhenTheServerFailsOnce_ComesFromTheNextTry()
    {
        var tries = 0;
        await using var server = RawServer.Answering(() => tries++ == 0 ? RawServer.Status("500 Oops") : RawServer.Json("{\"postings\":[]}"));

        Assert.Equal(AnswerOutcome.NotFound, (await AskAsync(server)).Outcome);
        Assert.Equal(2, server.Heads.Count);
    }

    [Fact]
    public async Task Answer_WhenTheConnectionIsReset_IsUnavailable()
    {
        await using var server = RawServer.Running((stream, _) =>
        {
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Socket.Close();
            return Task.CompletedTask;
        });

        var answer = await AskAsync(server);

        Assert.Equal((AnswerOutcome.Unavailable, "The connection to the source failed."), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task Answer_WhenTheBodyBreaksOff_IsUnavailable()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"post");

        Assert.Equal(AnswerOutcome.Unavailable, (await AskAsync(server)).Outcome);
        Assert.Equal(3, server.Heads.Count);
    }

    [Fact]
    public async Task Answer_WhenThereIsNoTls_IsUnavailable()
    {
        await using var server = RawServer.Answering(RawServer.Status("200 OK"));
        await using var stage = SourceStage.At(new UriBuilder(server.Address) { Scheme = "https" }.Uri);

        Assert.Contains("TLS", (await stage.AskAsync(QuestionKind.BankByReference, "tx-1")).Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heads, head => head.Contains("a-secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Slow: ")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"post")]
    public async Task Answer_WhenTheServerStopsInTheMiddle_IsUnavailableAfterItsTime(string beginning)
    {
        await using var server = RawServer.Running(async (stream, stop) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(beginning), stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        var time = new FakeTimeProvider();
        await using var stage = SourceStage.At(server.Address, time: time);

        var asking = stage.AskAsync(QuestionKind.BankByReference, "tx-1");
        while (!asking.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(asking, Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken));
        }

        Assert.Equal((AnswerOutcome.Unavailable, "The source did not answer in time."), ((await asking).Outcome, (await asking).Detail));
    }

    [Fact]
    public async Task Question_WhenTheCallerGivesUp_EndsAtOnce()
    {
        await using var server = RawServer.Running((_, stop) => Task.Delay(Timeout.Infinite, stop));
        await using var stage = SourceStage.At(server.Address);
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => stage.Directory.AskAsync(SourceStage.About(QuestionKind.BankByReference, "tx-1"), giveUp.Token));
    }

    [Fact]
    public async Task Question_WhenItIsRepeated_IsRecognisable()
    {
        await using var server = RawServer.AnsweringJson("{\"postings\":[]}");
        await using var stage = SourceStage.At(server.Address);
        foreach (var reference in (string[])["tx-1", "tx-1", "tx-2"]) await stage.AskAsync(QuestionKind.BankByReference, reference);

        var marks = server.Heads.Select(head => head.Split("\r\n").Single(line => line.StartsWith("X-Correlation-Id: ", true, CultureInfo.InvariantCulture))).ToArray();

        Assert.Equal(marks[0], marks[1]);
        Assert.NotEqual(marks[0], marks[2]);
    }

    [Theory]
    [InlineData("ledger", null, "Authorization: Bearer a-secret:of-mine")]
    [InlineData("ledger", "X-Api-Key", "X-Api-Key: a-secret:of-mine")]
    [InlineData("stripe", null, "Authorization: Bearer a-secret:of-mine")]
    [InlineData("razorpay", null, "Authorization: Basic YS1zZWNyZXQ6b2YtbWluZQ==")]
    public async Task Question_Always_ShowsTheKeyAsTheProviderWantsIt(string type, string? header, string expected)
    {
        await using var server = RawServer.Answering(RawServer.Status("404 No"));
        await using var stage = SourceStage.At(server.Address, type, null, header is null ? [] : [("Header", header)]);

        var answer = await (type == "ledger" ? stage.AskAsync(QuestionKind.BankByReference, "tx-1") : stage.AskAsync(QuestionKind.GatewayById, type == "stripe" ? "pi_1" : "pay_1"));

        Assert.Equal(AnswerOutcome.NotFound, answer.Outcome);
        Assert.Contains($"{expected}\r\n", Assert.Single(server.Heads), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(RawServer server)
    {
        var answer = await AskAsync(server);
        Assert.Equal(AnswerOutcome.Refused, answer.Outcome);
        Assert.DoesNotContain("127.0.0.1", answer.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Detail, StringComparison.Ordinal);
        return answer.Detail!;
    }

    private static async Task<Answer> AskAsync(RawServer server)
    {
        await using var stage = SourceStage.At(server.Address);
        return await stage.AskAsync(QuestionKind.BankByReference, "tx-1");
    }
}
