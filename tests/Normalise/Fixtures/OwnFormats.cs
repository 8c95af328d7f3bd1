namespace RealRecon.Tests.Normalise.Fixtures;

/// <summary>RealRecon's own two formats.</summary>
internal static class OwnFormats
{
    public const string Gateway =
        """
        {"eventId":"e1","transactionId":"tx-1","orderId":"o-1","amount":"500.00","currency":"INR","status":"CAPTURED","occurredAt":"2026-05-01T10:00:00Z"}
        """;

    public const string Posting =
        """
        {
          "postingId": "P-2026-000042", "ledger": "bank-operating", "account": "DE02120300000000202051", "direction": "CREDIT",
          "amount": "500.00", "currency": "INR", "status": "BOOKED", "reversal": false, "bookedAt": "2026-05-01T10:00:07Z", "valueDate": "2026-05-02",
          "references": { "endToEndId": "tx-1", "bankReference": "BR20260501-42", "uetr": null, "utr": null, "rrn": null },
          "description": "INCOMING tx-1", "batch": null, "charges": [ { "amount": "0.00", "currency": "INR", "included": false } ],
          "source": { "system": "core-banking", "sequence": 90818 }
        }
        """;

    /// <summary>The gateway event with another amount, as raw JSON, and currency.</summary>
    public static string GatewayWorth(string amount, string currency) =>
        Gateway.Replace("\"500.00\"", amount).Replace("INR", currency);

    /// <summary>The posting with one member's raw JSON replaced.</summary>
    public static string PostingWith(string before, string after) =>
        Posting.Contains(before, StringComparison.Ordinal) ? Posting.Replace(before, after) : throw new ArgumentException($"No {before} in the posting.");
}
