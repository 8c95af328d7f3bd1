using System.Text;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Benchmarks;

/// <summary>Small fixed inputs; the larger ones come from the producers' generators.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 8, TimeSpan.Zero);

    public static readonly NormaliseRules Rules = new() { AcceptTestEvents = true };

    public static HubEvent Generic(int n) => Event(Side.Gateway, "generic", n,
        $$"""{"eventId":"e{{n}}","transactionId":"tx-{{n}}","orderId":"o-{{n}}","amount":"500.00","currency":"INR","status":"CAPTURED","occurredAt":"2026-05-01T10:00:00Z"}""");

    public static HubEvent Ledger(int n) => Event(Side.Bank, "ledger", n,
        $$$"""{"postingId":"P-{{{n}}}","ledger":"bank-operating","direction":"CREDIT","amount":"500.00","currency":"INR","status":"BOOKED","reversal":false,"bookedAt":"2026-05-01T10:00:07Z","valueDate":"2026-05-02","references":{"endToEndId":"tx-{{{n}}}","bankReference":"B-{{{n}}}"},"batch":null,"charges":[]}""");

    public static HubEvent Event(Side side, string provider, byte[] body) => Event(side, provider, 0, body);

    private static HubEvent Event(Side side, string provider, int n, string body) => Event(side, provider, n, Encoding.UTF8.GetBytes(body));

    private static HubEvent Event(Side side, string provider, int n, byte[] body) => new()
    {
        Side = side,
        Position = new HubPosition(side == Side.Gateway ? "gateway-events" : "bank-events", "0", n, n.ToString()),
        EnqueuedAt = Now,
        Provider = provider,
        Body = body,
    };
}
