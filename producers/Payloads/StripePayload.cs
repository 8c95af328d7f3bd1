using System.Text.Json;

namespace RealRecon.Producers.Payloads;

/// <summary>Stripe events of one payment, with the many fields that reconciliation has to look past.</summary>
public static class StripePayload
{
    public const string Provider = "stripe";

    /// <summary><c>payment_intent.succeeded</c>; the payment's id is the intent's.</summary>
    public static byte[] IntentSucceeded(Payment payment, Draw draw, DateTimeOffset at) =>
        Json.Write((payment, draw, at), static (json, of) => WriteEvent(json, of.draw, of.at, "payment_intent.succeeded", () => WriteIntent(json, of.payment, of.draw, of.at)));

    /// <summary><c>charge.succeeded</c> of the intent that carries the payment's id, captured at once.</summary>
    public static byte[] ChargeSucceeded(Payment payment, Draw draw, DateTimeOffset at) =>
        Json.Write((payment, draw, at), static (json, of) => WriteEvent(json, of.draw, of.at, "charge.succeeded", () => WriteCharge(json, of.payment, of.draw, of.at)));

    private static void WriteEvent(Utf8JsonWriter json, Draw draw, DateTimeOffset at, string type, Action writeObject)
    {
        json.WriteString("id", $"evt_3{draw.Token(23)}");
        json.WriteString("object", "event");
        json.WriteString("api_version", "2024-06-20");
        json.WriteNumber("created", at.ToUnixTimeSeconds());
        json.WriteStartObject("data");
        json.WriteStartObject("object");
        writeObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("livemode", true);
        json.WriteNumber("pending_webhooks", 1);
        json.WriteStartObject("request");
        json.WriteString("id", $"req_{draw.Token(14)}");
        json.WriteString("idempotency_key", draw.Uuid());
        json.WriteEndObject();
        json.WriteString("type", type);
    }

    private static void WriteIntent(Utf8JsonWriter json, Payment payment, Draw draw, DateTimeOffset at)
    {
        json.WriteString("id", payment.Id);
        json.WriteString("object", "payment_intent");
        json.WriteNumber("amount", payment.AmountMinor);
        json.WriteNumber("amount_capturable", 0);
        json.WriteStartObject("amount_details");
        json.WriteStartObject("tip");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteNumber("amount_received", payment.AmountMinor);
        json.WriteNulls("application", "application_fee_amount", "automatic_payment_methods", "canceled_at", "cancellation_reason");
        json.WriteString("capture_method", "automatic_async");
        json.WriteString("confirmation_method", "automatic");
        json.WriteNumber("created", at.ToUnixTimeSeconds() - 3);
        WriteCurrency(json, payment);
        json.WriteString("customer", $"cus_{draw.Token(14)}");
        json.WriteNulls("description", "invoice", "last_payment_error");
        json.WriteString("latest_charge", $"ch_3{draw.Token(23)}");
        json.WriteBoolean("livemode", true);
        WriteMetadata(json, payment);
        json.WriteNulls("next_action", "on_behalf_of");
        json.WriteString("payment_method", $"pm_1{draw.Token(23)}");
        json.WriteStartObject("payment_method_options");
        json.WriteStartObject("card");
        json.WriteNulls("installments", "mandate_options", "network");
        json.WriteString("request_three_d_secure", "automatic");
        json.WriteEndObject();
        json.WriteEndObject();
        WriteMethodTypes(json);
        json.WriteNulls("processing", "receipt_email", "review", "setup_future_usage", "shipping", "source", "statement_descriptor", "statement_descriptor_suffix");
        json.WriteString("status", "succeeded");
        json.WriteNulls("transfer_data", "transfer_group");
    }

    private static void WriteCharge(Utf8JsonWriter json, Payment payment, Draw draw, DateTimeOffset at)
    {
        json.WriteString("id", $"ch_3{draw.Token(23)}");
        json.WriteString("object", "charge");
        json.WriteNumber("amount", payment.AmountMinor);
        json.WriteNumber("amount_captured", payment.AmountMinor);
        json.WriteNumber("amount_refunded", 0);
        json.WriteNulls("application", "application_fee", "application_fee_amount");
        json.WriteString("balance_transaction", $"txn_3{draw.Token(23)}");
        WriteBilling(json);
        json.WriteString("calculated_statement_descriptor", "EXAMPLE SHOP");
        json.WriteBoolean("captured", true);
        json.WriteNumber("created", at.ToUnixTimeSeconds() - 1);
        WriteCurrency(json, payment);
        json.WriteNulls("customer", "description");
        json.WriteBoolean("disputed", false);
        json.WriteNulls("failure_balance_transaction", "failure_code", "failure_message", "invoice");
        json.WriteStartObject("fraud_details");
        json.WriteEndObject();
        json.WriteBoolean("livemode", true);
        WriteMetadata(json, payment);
        json.WriteNull("on_behalf_of");
        WriteOutcome(json, draw);
        json.WriteBoolean("paid", true);
        json.WriteString("payment_intent", payment.Id);
        json.WriteString("payment_method", $"pm_1{draw.Token(23)}");
        WriteCard(json, draw);
        json.WriteNulls("receipt_email", "receipt_number", "receipt_url");
        json.WriteBoolean("refunded", false);
        json.WriteNulls("review", "shipping", "source_transfer", "statement_descriptor", "statement_descriptor_suffix");
        json.WriteString("status", "succeeded");
        json.WriteNulls("transfer_data", "transfer_group");
    }

    private static void WriteCurrency(Utf8JsonWriter json, Payment payment) => json.WriteString("currency", payment.Currency.Code.ToLowerInvariant());

    private static void WriteMetadata(Utf8JsonWriter json, Payment payment)
    {
        json.WriteStartObject("metadata");
        json.WriteString("order_id", payment.OrderId);
        json.WriteEndObject();
    }

    private static void WriteMethodTypes(Utf8JsonWriter json)
    {
        json.WriteStartArray("payment_method_types");
        json.WriteStringValue("card");
        json.WriteEndArray();
    }

    private static void WriteBilling(Utf8JsonWriter json)
    {
        json.WriteStartObject("billing_details");
        json.WriteStartObject("address");
        json.WriteNulls("city", "country", "line1", "line2", "postal_code", "state");
        json.WriteEndObject();
        json.WriteNulls("email", "name", "phone");
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, Draw draw)
    {
        json.WriteStartObject("outcome");
        json.WriteString("network_status", "approved_by_network");
        json.WriteNull("reason");
        json.WriteString("risk_level", "normal");
        json.WriteNumber("risk_score", draw.Number(1, 60));
        json.WriteString("seller_message", "Payment complete.");
        json.WriteString("type", "authorized");
        json.WriteEndObject();
    }

    private static void WriteCard(Utf8JsonWriter json, Draw draw)
    {
        json.WriteStartObject("payment_method_details");
        json.WriteStartObject("card");
        json.WriteString("brand", draw.Of(["visa", "mastercard", "amex"]));
        json.WriteStartObject("checks");
        json.WriteNulls("address_line1_check", "address_postal_code_check");
        json.WriteString("cvc_check", "pass");
        json.WriteEndObject();
        json.WriteString("country", draw.Of(["IN", "DE", "US", "GB"]));
        json.WriteNumber("exp_month", draw.Number(1, 13));
        json.WriteNumber("exp_year", draw.Number(2031, 2036));
        json.WriteString("fingerprint", draw.Token(16));
        json.WriteString("funding", draw.Of(["credit", "debit"]));
        json.WriteString("last4", draw.Digits(4));
        json.WriteNulls("three_d_secure", "wallet");
        json.WriteEndObject();
        json.WriteString("type", "card");
        json.WriteEndObject();
    }
}
