using System.Text.Json;

namespace RealRecon.Producers.Payloads;

/// <summary>One posting of the bank's core ledger.</summary>
public static class LedgerPayload
{
    public const string Provider = "ledger";

    /// <summary>An account at a bank that does not exist; only the check digits are right.</summary>
    public const string Account = "NL67EXAM0123456789";

    public static byte[] Booked(Payment payment, LedgerPosting posting, DateTimeOffset at) => Json.Write((payment, "CREDIT", posting, at), Content);

    /// <summary>Money that goes out, as for a refund.</summary>
    public static byte[] BookedOut(Payment payment, LedgerPosting posting, DateTimeOffset at) => Json.Write((payment, "DEBIT", posting, at), Content);

    private static void Content(Utf8JsonWriter json, (Payment Payment, string Direction, LedgerPosting Posting, DateTimeOffset At) of)
    {
        json.WriteString("postingId", of.Posting.PostingId);
        json.WriteString("ledger", "bank-operating");
        json.WriteString("account", Account);
        json.WriteString("direction", of.Direction);
        json.WriteString("amount", of.Payment.Amount);
        json.WriteString("currency", of.Payment.Currency.Code);
        json.WriteString("status", "BOOKED");
        json.WriteBoolean("reversal", false);
        json.WriteString("bookedAt", Json.Instant(of.At));
        json.WriteString("valueDate", of.At.UtcDateTime.ToString("yyyy-MM-dd"));
        WriteReferences(json, of.Payment, of.Posting);
        json.WriteString("description", $"CARD AND UPI PAYMENTS {of.Payment.Id}");
        json.WriteNull("batch");
        WriteCharges(json, of.Payment.Currency);
        json.WriteStartObject("source");
        json.WriteString("system", "core-banking");
        json.WriteNumber("sequence", of.Posting.Sequence);
        json.WriteEndObject();
    }

    private static void WriteReferences(Utf8JsonWriter json, Payment payment, LedgerPosting posting)
    {
        json.WriteStartObject("references");
        json.WriteString("endToEndId", payment.Id);
        json.WriteString("bankReference", posting.BankReference);
        json.WriteString("uetr", posting.Uetr);
        json.WriteNulls("utr", "rrn");
        json.WriteEndObject();
    }

    private static void WriteCharges(Utf8JsonWriter json, PaymentCurrency currency)
    {
        json.WriteStartArray("charges");
        json.WriteStartObject();
        json.WriteString("amount", currency.Format(0));
        json.WriteString("currency", currency.Code);
        json.WriteBoolean("included", false);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
