using System.Text.Json;

namespace RealRecon.Producers.Payloads;

/// <summary>Stripe's objects as its lookup API answers them, with the inner objects that RealRecon asks for in place.</summary>
public static class StripeObjects
{
    /// <summary>A captured payment intent with its charge, and the balance transaction that says what Stripe kept.</summary>
    public static byte[] Intent(Payment payment, long feeMinor, Draw draw, DateTimeOffset at) => Json.Write((payment, feeMinor, draw, at), static (json, of) =>
    {
        json.WriteString("id", of.payment.Id);
        json.WriteString("object", "payment_intent");
        json.WriteNumber("amount", of.payment.AmountMinor);
        json.WriteNumber("amount_received", of.payment.AmountMinor);
        WriteCommon(json, of.payment, of.at.AddSeconds(-3));
        json.WriteStartArray("payment_method_types");
        json.WriteStringValue("card");
        json.WriteEndArray();
        json.WriteString("status", "succeeded");
        json.WriteStartObject("latest_charge");
        WriteCharge(json, of.payment, of.feeMinor, of.draw, of.at);
        json.WriteEndObject();
    });

    /// <summary>A refund that is done.</summary>
    public static byte[] Refund(string id, Payment payment, long amountMinor, DateTimeOffset at) => Json.Write((id, payment, amountMinor, at), static (json, of) =>
    {
        json.WriteString("id", of.id);
        json.WriteString("object", "refund");
        json.WriteNumber("amount", of.amountMinor);
        json.WriteNumber("created", of.at.ToUnixTimeSeconds());
        json.WriteString("currency", of.payment.Currency.Code.ToLowerInvariant());
        json.WriteString("payment_intent", of.payment.Id);
        json.WriteString("status", "succeeded");
    });

    private static void WriteCharge(Utf8JsonWriter json, Payment payment, long feeMinor, Draw draw, DateTimeOffset at)
    {
        json.WriteString("id", $"ch_3{draw.Token(23)}");
        json.WriteString("object", "charge");
        json.WriteNumber("amount", payment.AmountMinor);
        json.WriteNumber("amount_captured", payment.AmountMinor);
        json.WriteBoolean("captured", true);
        WriteCommon(json, payment, at.AddSeconds(-1));
        json.WriteString("payment_intent", payment.Id);
        json.WriteStartObject("payment_method_details");
        json.WriteString("type", "card");
        json.WriteEndObject();
        json.WriteString("status", "succeeded");
        json.WriteStartObject("balance_transaction");
        json.WriteString("id", $"txn_3{draw.Token(23)}");
        json.WriteNumber("amount", payment.AmountMinor);
        json.WriteNumber("created", at.ToUnixTimeSeconds());
        json.WriteString("currency", payment.Currency.Code.ToLowerInvariant());
        json.WriteNumber("fee", feeMinor);
        json.WriteNumber("net", payment.AmountMinor - feeMinor);
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, Payment payment, DateTimeOffset created)
    {
        json.WriteNumber("created", created.ToUnixTimeSeconds());
        json.WriteString("currency", payment.Currency.Code.ToLowerInvariant());
        json.WriteBoolean("livemode", true);
        json.WriteStartObject("metadata");
        json.WriteString("order_id", payment.OrderId);
        json.WriteEndObject();
    }
}
