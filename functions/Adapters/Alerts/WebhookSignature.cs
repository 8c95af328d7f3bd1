using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RealRecon.Adapters.Alerts;

/// <summary>Proves to a webhook's receiver who sent a body, and when: <c>t=1767225600,v1=hex</c>, one <c>v1</c> for each secret (docs/alerts.md).</summary>
internal static class WebhookSignature
{
    /// <param name="at">Time of this try (UTC): receivers refuse old ones, so that nobody can play a message again.</param>
    /// <param name="body">The bytes as sent.</param>
    /// <param name="secrets">The current one, and while it is being replaced the former.</param>
    public static string Of(DateTimeOffset at, ReadOnlySpan<byte> body, ImmutableArray<string> secrets)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. body];
        return string.Join(',', secrets.Select(secret => $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}").Prepend($"t={time}"));
    }
}
