using System.Security.Cryptography;

namespace RealRecon.Core.Normalise;

/// <summary>What is known of a payload from outside it: the hub's data, the envelope's id and time, the hash of the bytes that carried it.</summary>
internal sealed record Delivery
{
    private Delivery(HubEvent hubEvent, NormaliseRules rules, string payloadSha256)
    {
        HubEvent = hubEvent;
        Rules = rules;
        PayloadSha256 = payloadSha256;
    }

    public HubEvent HubEvent { get; }

    public NormaliseRules Rules { get; }

    public string PayloadSha256 { get; }

    /// <summary>The envelope's id, else the hub event's; a payload's own event id goes before both.</summary>
    public string? EventId { get; init; }

    /// <summary>The envelope's time as text.</summary>
    public string? Time { get; init; }

    /// <summary>A body that carries one payload.</summary>
    public static Delivery Bare(HubEvent hubEvent, NormaliseRules rules) =>
        new(hubEvent, rules, Hash(hubEvent.Body.Span)) { EventId = hubEvent.EventId };

    /// <summary>One element of a body that is an array. Senders batch a redelivery differently, so the element is hashed and not the body.</summary>
    public static Delivery Element(HubEvent hubEvent, NormaliseRules rules, ReadOnlySpan<byte> element) =>
        new(hubEvent, rules, Hash(element)) { EventId = hubEvent.EventId };

    private static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }
}
