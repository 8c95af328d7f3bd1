using System.Text.Json;

namespace RealRecon.Producers.Payloads;

/// <summary>Stripe's objects as its lookup API answers them, with the inner ones in place.</summary>
public static class StripeLookup
{
    /// <summary>A payment intent that was captured, its charge, and the balance transaction that knows the fee.</summary>
    public static byte[] Intent(Payment payment, long feeMinor, DateTimeOffset at) => Json.Write((payment, feeMinor, at), static (json, of) => WriteIntent(json, of.payment, of.feeMinor, of.at));

    private static void WriteIntent(Utf8JsonWriter json, Payment payment, long feeMinor, DateTimeOffset at)
    {
        WriteHead(json, payment.Id, "payment_intent", payment, at);
        json.WriteNumber("amount_received", payment.AmountMinor);
        json.WriteBoolean("livemode", true);
        json.WriteStartObject("metadata");
        json.WriteString("order_id", payment.OrderId);
        json.WriteEndObject();
        json.WriteStartArray("payment_method_types");
        json.WriteStringValue("card");
        json.WriteEndArray();
        json.WriteString("status", "succeeded");
        json.WriteStartObject("latest_charge");
        WriteCharge(json, payment, feeMinor, at);
        json.WriteEndObject();
    }

    private static void WriteCharge(Utf8JsonWriter json, Payment payment, long feeMinor, DateTimeOffset at)
    {
        WriteHead(json, $"ch_{payment.Id[3..]}", "charge", payment, at);
        json.WriteNumber("amount_captured", payment.AmountMinor);
        json.WriteNumber("amount_refunded", 0);
        json.WriteBoolean("captured", true);
        json.WriteBoolean("livemode", true);
        json.WriteBoolean("paid", true);
        json.WriteString("payment_intent", payment.Id);
        json.WriteBoolean("refunded", false);
        json.WriteString("status", "succeeded");
        json.WriteStartObject("balance_transaction");
        WriteHead(json, $"txn_{payment.Id[3..]}", "balance_transaction", payment, at);
        json.WriteNumber("fee", feeMinor);
        json.WriteNumber("net", payment.AmountMinor - feeMinor);
        json.WriteString("status", "available");
        json.WriteString("type", "charge");
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, string id, string kind, Payment payment, DateTimeOffset at)
    {
        json.WriteString("id", id);
        json.WriteString("object", kind);
        json.WriteNumber("amount", payment.AmountMinor);
        json.WriteString("currency", payment.Currency.Code.ToLowerInvariant());
        json.WriteNumber("created", at.ToUnixTimeSeconds());
    }
}
