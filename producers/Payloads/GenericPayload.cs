using System.Text.Json;

namespace RealRecon.Producers.Payloads;

/// <summary>RealRecon's own gateway event, for gateways without an adapter.</summary>
public static class GenericPayload
{
    public const string Provider = "generic";

    public static byte[] Captured(Payment payment, string eventId, DateTimeOffset at) => Json.Write((payment, "CAPTURED", eventId, at), Content);

    /// <summary>A refund: a movement of its own, out of the account, of the same order.</summary>
    public static byte[] Refunded(Payment refund, string eventId, DateTimeOffset at) => Json.Write((refund, "REFUNDED", eventId, at), Content);

    private static void Content(Utf8JsonWriter json, (Payment Payment, string Status, string EventId, DateTimeOffset At) of)
    {
        json.WriteString("eventId", of.EventId);
        json.WriteString("transactionId", of.Payment.Id);
        json.WriteString("orderId", of.Payment.OrderId);
        json.WriteString("amount", of.Payment.Amount);
        json.WriteString("currency", of.Payment.Currency.Code);
        json.WriteString("status", of.Status);
        json.WriteString("rail", "card");
        json.WriteString("occurredAt", Json.Instant(of.At));
    }
}
