using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RealRecon.Tests.Alerts;

namespace RealRecon.Tests.EndToEnd;

/// <summary>A webhook's receiver as its documentation tells people to build it: it checks signature and time, and takes each idempotency key once.</summary>
internal sealed class PagedWords(SinkReceiver receiver)
{
    private const string Secret = "end-to-end-signing-secret";

    public Dictionary<string, string> Settings { get; } = new()
    {
        ["RealRecon__BankDeadline"] = "00:00:02",
        ["RealRecon__GatewayDeadline"] = "00:00:02",
        ["RealRecon__Sinks__ops__Type"] = "webhook",
        ["RealRecon__Sinks__ops__Url"] = receiver.Url.AbsoluteUri,
        ["RealRecon__Sinks__ops__Secret"] = Secret,
    };

    /// <summary>The words of a kind, each key once.</summary>
    public IReadOnlyList<JsonElement> Of(string kind) =>
    [
        .. receiver.Received.ToList()
            .Select(Checked)
            .DistinctBy(word => word.Key)
            .Select(word => word.Body)
            .Where(body => body.GetProperty("kind").GetString() == kind),
    ];

    private static (string Key, JsonElement Body) Checked(ReceivedPost post)
    {
        var signature = post.Headers["RealRecon-Signature"].Split(',');
        var time = signature[0]["t=".Length..];
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{time}."), .. post.Body];
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed);
        Assert.Equal($"v1={Convert.ToHexStringLower(expected)}", signature[1]);
        Assert.InRange(DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, CultureInfo.InvariantCulture)), TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(5));
        var body = JsonDocument.Parse(post.Body).RootElement;
        Assert.Equal(post.Headers["Idempotency-Key"], body.GetProperty("id").GetString());
        return (post.Headers["Idempotency-Key"], body);
    }
}
