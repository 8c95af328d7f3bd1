using System.Text.Json;

namespace RealRecon.Producers.Payloads;

/// <summary>Razorpay's webhook <c>payment.captured</c>, paid by UPI. Its body has no id: the delivery's id travels as a header, here as the event's <c>eventId</c>.</summary>
public static class RazorpayPayload
{
    public const string Provider = "razorpay";

    public static byte[] Captured(Payment payment, Draw draw, DateTimeOffset at) => Json.Write((payment, draw, at), Content);

    /// <summary>The captured payment as Razorpay's lookup API answers it.</summary>
    public static byte[] Entity(Payment payment, Draw draw, DateTimeOffset at) =>
        Json.Write((payment, draw, at), static (json, of) => WritePayment(json, of.payment, of.draw, of.at));

    private static void Content(Utf8JsonWriter json, (Payment Payment, Draw Draw, DateTimeOffset At) of)
    {
        json.WriteString("entity", "event");
        json.WriteString("account_id", $"acc_{of.Draw.Token(14)}");
        json.WriteString("event", "payment.captured");
        json.WriteStartArray("contains");
        json.WriteStringValue("payment");
        json.WriteEndArray();
        json.WriteStartObject("payload");
        json.WriteStartObject("payment");
        json.WriteStartObject("entity");
        WritePayment(json, of.Payment, of.Draw, of.At);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteNumber("created_at", of.At.ToUnixTimeSeconds());
    }

    private static void WritePayment(Utf8JsonWriter json, Payment payment, Draw draw, DateTimeOffset at)
    {
        // Fee as contracted (2 %), tax on the fee (18 %), both inside the fee, in paise.
        var tax = payment.AmountMinor * 2 * 18 / 10_000;
        json.WriteString("id", payment.Id);
        json.WriteString("entity", "payment");
        json.WriteNumber("amount", payment.AmountMinor);
        json.WriteString("currency", payment.Currency.Code);
        json.WriteNumber("base_amount", payment.AmountMinor);
        json.WriteString("status", "captured");
        json.WriteString("order_id", payment.OrderId);
        json.WriteNull("invoice_id");
        json.WriteBoolean("international", false);
        json.WriteString("method", "upi");
        json.WriteNumber("amount_refunded", 0);
        json.WriteNumber("amount_transferred", 0);
        json.WriteNull("refund_status");
        json.WriteBoolean("captured", true);
        json.WriteString("description", "Order payment");
        json.WriteNulls("card_id", "bank", "wallet", "vpa", "email", "contact");
        json.WriteStartArray("notes");
        json.WriteEndArray();
        json.WriteNumber("fee", (payment.AmountMinor * 2 / 100) + tax);
        json.WriteNumber("tax", tax);
        json.WriteNulls("error_code", "error_description", "error_source", "error_step", "error_reason");
        json.WriteStartObject("acquirer_data");
        json.WriteString("rrn", draw.Digits(12));
        json.WriteString("upi_transaction_id", draw.Token(32).ToUpperInvariant());
        json.WriteEndObject();
        json.WriteNumber("created_at", at.ToUnixTimeSeconds() - 4);
        json.WriteNull("provider");
        json.WriteStartObject("upi");
        json.WriteString("payer_account_type", "bank_account");
        json.WriteEndObject();
    }
}
