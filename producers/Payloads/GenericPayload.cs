using System.Text.Json;

namespace RealRecon.Producers.Payloads;

/// <summary>RealRecon's own gateway event, for gateways without an adapter.</summary>
public static class GenericPayload
{
    public const string Provider = "generic";

    public static byte[] Captured(Payment payment, string eventId, DateTimeOffset at) => Json.Write((payment, eventId, at), Content);

    private static void Content(Utf8JsonWriter json, (Payment Payment, string EventId, DateTimeOffset At) of)
    {
        json.WriteString("eventId", of.EventId);
        json.WriteString("transactionId", of.Payment.Id);
        json.WriteString("orderId", of.Payment.OrderId);
        json.WriteString("amount", of.Payment.Amount);
        json.WriteString("currency", of.Payment.Currency.Code);
        json.WriteString("status", "CAPTURED");
        json.WriteString("rail", "card");
        json.WriteString("occurredAt", Json.Instant(of.At));
    }
}
