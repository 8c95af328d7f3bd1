using System.Text;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Tests.Normalise;

/// <summary>Sends bodies through the normaliser as a hub would.</summary>
internal static class Given
{
    public static readonly DateTimeOffset EnqueuedAt = new(2026, 5, 1, 10, 0, 9, TimeSpan.Zero);

    private static readonly NormaliseRules Production = new();

    public static HubEvent Event(Side side, ReadOnlyMemory<byte> body, string? provider = null, string? eventId = null) => new()
    {
        Side = side,
        Position = new HubPosition(side == Side.Gateway ? "gateway-events" : "bank-events", "2", 4711, "88"),
        EnqueuedAt = EnqueuedAt,
        Body = body,
        Provider = provider,
        EventId = eventId,
    };

    public static Normalised OnGateway(string body, string? provider = null, string? eventId = null) =>
        Normaliser.Normalise(Event(Side.Gateway, Encoding.UTF8.GetBytes(body), provider, eventId), Production);

    public static Normalised OnBank(string body, string? provider = null) =>
        Normaliser.Normalise(Event(Side.Bank, Encoding.UTF8.GetBytes(body), provider), Production);

    public static PaymentEvent OnlyEvent(this Normalised normalised)
    {
        Assert.Empty(normalised.Rejections);
        return Assert.Single(normalised.Events);
    }

    public static RejectionReason OnlyRejection(this Normalised normalised)
    {
        Assert.Empty(normalised.Events);
        return Assert.Single(normalised.Rejections).Reason;
    }
}
