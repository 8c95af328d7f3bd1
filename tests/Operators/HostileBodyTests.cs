using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CsCheck;

namespace RealRecon.Tests.Operators;

/// <summary>Whatever is posted, the answer says what is wrong with it, and nothing is done.</summary>
public sealed class HostileBodyTests(ActionStage stage) : IClassFixture<ActionStage>
{
    private const string Good = """{"action":"note","reason":"a note","version":1}""";

    /// <summary>Values that stand in the place of each member in turn.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e2", "1e400", "-0", "99999999999999999999", "9223372036854775808", "[]", "[1]", "{}", """{"a":1}""",
        "\"\"", "\" \"", "\"\\u0000\"", "\"\\u0007bell\"", "\"a\\nb\"", "\"\\u202Egnp\"", "\"\\ud800\"", "\"\\ue000\"", "\"4242 4242 4242 4242\"", "\"paid with 4242424242424242.\"",
        "\"\\u2028x\"", "NaN", "Infinity", "'x'", "x",
    ];

    public static TheoryData<string> Bodies
    {
        get
        {
            var bodies = new TheoryData<string>(
                "", " ", "\ufeff", "null", "true", "7", "\"x\"", "[]", "{}", "{", "}", "{\"action\"}", "{\"action\":}", Good + Good, Good + "x", "[" + Good + "]",
                "// c\n" + Good, Good.Replace("}", ",}"), Good.Replace("\"note\",", "\"note\",\"action\":\"resolve\","),
                Good.Replace("\"note\",", "\"note\",\"\\u0061ction\":\"note\","), Good.Replace("}", ",\"extra\":1}"), Good.Replace("}", ",\"__proto__\":{}}"),
                Good.Replace("}", ",\"\\ud800\":1}"), Good.Replace("action", "Action"), Good.Replace("reason", "REASON"), Good.Replace("}", ",\"code\":\"M07_MANUAL\"}"),
                Good.Replace("}", ",\"assignee\":\"x\"}"), Good.Replace("}", ",\"until\":\"2099-01-01T00:00:00Z\"}"), Good.Replace("note\"", "erase\""),
                Good.Replace("\"note\"", "\"Note\""), Good.Replace("\"note\"", "\"resolve\"").Replace("}", ",\"code\":\"BANK_MISSING\"}"),
                Good.Replace("\"note\"", "\"resolve\"").Replace("}", ",\"code\":\"7\"}"), Good.Replace("\"note\"", "\"assign\""), Good.Replace("\"note\"", "\"snooze\""),
                Snooze("2001-01-01T00:00:00Z"), Snooze("9999-12-31T23:59:59Z"), Snooze("2026-13-01T00:00:00Z"), Snooze("tomorrow"), Snooze("2099-01-01T00:00:00"), Snooze("2099-01-01"),
                new string('[', 100_00), string.Concat(Enumerable.Repeat("{\"action\":", 100)), Good.Replace("a note", new string('x', 501)));
            foreach (var member in (string[])["\"note\"", "\"a note\"", "1}"])
            {
                foreach (var value in Values)
                {
                    if (member == "\"a note\"" && value is "-0") continue;
                    bodies.Add(member == "1}" ? Good.Replace(member, value + "}") : Good.Replace(member, value));
                }
            }

            foreach (var value in Values) bodies.Add(Good.Replace("\"note\"", "\"assign\"").Replace("}", $",\"assignee\":{(value == "null" ? "7" : value)}}}"));
            return bodies;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"until\":null")]
    [InlineData(",\"until\":\"2001-01-01T00:00:00Z\"")]
    [InlineData(",\"until\":\"2099-01-01T00:00:00Z\"")]
    [InlineData(",\"until\":\"2099-01-01T00:00:00Z\",\"assignee\":\"x\"")]
    public async Task Hold_WhenItHasNoEndWithinADay_IsRefused(string members) =>
        (await stage.PostAsync("/cases/Feed/bank-ledger/actions", $$"""{"action":"hold","reason":"maintenance","version":1{{members}}}""")).IsProblem(400, "bad-body");

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task Action_WhenTheBodyIsNotAsItShouldBe_IsRefused(string body)
    {
        var id = await stage.OpenAsync();

        (await stage.PostAsync($"/transactions/{id}/actions", body)).IsProblem(400, "bad-body");
        var answer = await stage.PostAsync("/transactions/bulk", body);

        Assert.InRange(answer.Status, 400, 409);
        Assert.Equal(1, (await stage.GetAsync($"/transactions/{id}")).Number("version"));
    }

    [Theory]
    [InlineData("{\"action\":\"note\",\"reason\":\"", "\",\"version\":1}")]
    [InlineData("{\"", "\":1}")]
    public async Task Action_WhenTheBodyIsNotUtf8_IsRefused(string before, string after)
    {
        foreach (var bytes in (byte[][])[[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]])
        {
            byte[] body = [.. Encoding.UTF8.GetBytes(before), .. bytes, .. Encoding.UTF8.GetBytes(after)];
            (await stage.PostAsync("/transactions/x/actions", body)).IsProblem(400, "bad-body");
        }

        (await stage.PostAsync("/transactions/x/actions", Encoding.Unicode.GetBytes(Good))).IsProblem(400, "bad-body");
    }

    [Theory]
    [InlineData("/transactions/x/actions", 64 * 1024)]
    [InlineData("/transactions/x/resolve", 64 * 1024)]
    [InlineData("/transactions/bulk", 512 * 1024)]
    [InlineData("/transactions/bulk/preview", 512 * 1024)]
    public async Task Post_WhenTheBodyIsTooLarge_IsRefusedWithOrWithoutALength(string path, int limit)
    {
        (await stage.PostAsync(path, new byte[limit])).IsProblem(400);
        (await stage.PostAsync(path, new byte[limit + 1])).IsProblem(413, "body-too-large");
        var chunked = new HttpRequestMessage(HttpMethod.Post, stage.Target(path)) { Content = new ByteArrayContent(new byte[limit + 1]) };
        chunked.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        chunked.Headers.TransferEncodingChunked = true;
        (await stage.SendAsync(chunked)).IsProblem(413, "body-too-large");
    }

    [Fact]
    public async Task Post_WhenItAnnouncesTenMegabytes_IsRefusedBeforeTheyCome()
    {
        var head = $"POST /api/transactions/x/actions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {10 * 1024 * 1024}\r\n\r\n";

        Assert.StartsWith("HTTP/1.1 413 ", await RawAsync(head), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenItsChunksAreNotChunks_IsRefused()
    {
        const string Head = "POST /api/transactions/x/actions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";

        Assert.StartsWith("HTTP/1.1 400 ", await RawAsync(Head), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/problem+json")]
    [InlineData("application/jsonp")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Post_WhenTheContentIsNotJson_IsRefused(string? type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, stage.Target("/transactions/x/actions")) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good)) };
        if (type is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        (await stage.SendAsync(request)).IsProblem(415, "wrong-content-type");
    }

    [Fact]
    public async Task Post_WhenTheContentIsCompressed_IsRefused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, stage.Target("/transactions/x/actions")) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");

        (await stage.SendAsync(request)).IsProblem(415, "wrong-content-type");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("k\u00e9y")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Post_WhenTheKeyIsNotOne_IsRefused(string key)
    {
        var id = await stage.OpenAsync();
        (await stage.PostAsync($"/transactions/{id}/actions", Good.Replace("}", $",\"actionId\":\"{key}\"}}"))).IsProblem(400);
        (await stage.PostAsync($"/transactions/{id}/actions", Good.Replace("}", ",\"actionId\":\"one\"}"), ("Idempotency-Key", "two"))).IsProblem(400, "bad-body");
    }

    [Theory]
    [InlineData("/transactions/x/resolve", "POST")]
    [InlineData("/transactions/x/actions", "POST")]
    [InlineData("/cases/Alert/x/actions", "POST")]
    [InlineData("/transactions/bulk", "GET, HEAD, POST")]
    [InlineData("/transactions/bulk/preview", "GET, HEAD, POST")]
    [InlineData("/transactions/x", "GET, HEAD")]
    public async Task Route_WhenTheMethodIsWrong_SaysWhichAreAllowed(string path, string allowed)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Options])
        {
            var answer = (await stage.SendAsync(new HttpRequestMessage(method, stage.Target(path)))).IsProblem(405, "wrong-method");
            Assert.Equal(allowed, answer.Allow);
        }

        if (allowed == "POST") (await stage.GetAsync(path)).IsProblem(405, "wrong-method");
    }

    [Fact]
    public async Task Action_WhateverTheBody_NeverFailsInside()
    {
        var member = AnyOf("action", "reason", "version", "code", "assignee", "until", "actionId", "filter", "ids", "token", "x");
        var value = Gen.OneOf(AnyOf([.. Values, "\"note\"", "\"resolve\"", "1", "\"why\"", "[\"x\"]"]), Gen.String.Select(text => System.Text.Json.JsonSerializer.Serialize(text)));
        var path = AnyOf("/transactions/x/actions", "/transactions/x/resolve", "/transactions/bulk", "/transactions/bulk/preview", "/cases/Alert/x/actions");
        await Gen.Select(path, Gen.Select(member, value).Array[0, 6]).SampleAsync(
            async request =>
            {
                var body = "{" + string.Join(',', request.Item2.Select(pair => $"\"{pair.Item1}\":{pair.Item2}")) + "}";
                return (await stage.PostAsync(request.Item1, body)).Status is 200 or 202 or (>= 400 and < 500);
            },
            iter: 1000,
            threads: 2);
    }

    private static Gen<string> AnyOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static string Snooze(string until) => Good.Replace("\"note\"", "\"snooze\"").Replace("}", $",\"until\":\"{until}\"}}");

    private async Task<string> RawAsync(string head)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, stage.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
