using System.Security.Cryptography;
using System.Text.Json;

namespace RealRecon.Core.Resolution;

/// <summary>Makes a fact out of what a source answered: like the hub's fact, so that a lost event that still comes is recognised, but told by a query.</summary>
public static class QueriedFact
{
    private static readonly HubPosition Nowhere = new("", "", 0, "");

    /// <param name="told">What the normaliser read.</param>
    /// <param name="source">The configured source's name.</param>
    /// <param name="answeredAt">When it answered (UTC).</param>
    public static PaymentEvent From(PaymentEvent told, string source, DateTimeOffset answeredAt)
    {
        var said = told with { Source = FactSource.Query, EventKey = "", PayloadSha256 = "", ReceivedAt = default, Position = Nowhere };

        // The key is made of what is said: the same answer again is a redelivery, another one is another event, and none can contradict itself.
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said, CoreJson.Default.PaymentEvent)));
        return said with
        {
            EventKey = $"{told.Provider}:query:{hash}",
            PayloadSha256 = told.PayloadSha256,
            ReceivedAt = answeredAt,
            Position = new HubPosition($"query:{source}", "0", answeredAt.ToUnixTimeMilliseconds(), ""),
        };
    }
}
