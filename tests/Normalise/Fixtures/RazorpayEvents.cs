namespace RealRecon.Tests.Normalise.Fixtures;

/// <summary>Razorpay webhooks with the noise of real ones.</summary>
internal static class RazorpayEvents
{
    public const string Payment =
        """
        {
          "entity": "event", "account_id": "acc_Kx81", "event": "payment.captured", "contains": ["payment"],
          "payload": {
            "payment": {
              "entity": {
                "id": "pay_Nx7Qp2Lm", "entity": "payment", "amount": 50000, "currency": "INR", "base_amount": 50000, "status": "captured",
                "order_id": "order_Nx7Qp1", "invoice_id": null, "international": false, "method": "upi", "amount_refunded": 0, "refund_status": null,
                "captured": true, "description": null, "card_id": null, "bank": null, "vpa": "someone@okbank", "email": "someone@example.com",
                "notes": [], "fee": 1180, "tax": 180, "error_code": null, "acquirer_data": { "rrn": "0125836177", "upi_transaction_id": "9A2" },
                "created_at": 1777629590
              }
            }
          },
          "created_at": 1777629600
        }
        """;

    public const string OrderPaid =
        """
        {
          "entity": "event", "account_id": "acc_Kx81", "event": "order.paid", "contains": ["payment", "order"],
          "payload": {
            "payment": {
              "entity": {
                "id": "pay_Nx7Qp2Lm", "entity": "payment", "amount": 50000, "currency": "INR", "status": "captured", "order_id": "order_Nx7Qp1",
                "captured": true, "notes": { "shop": "7" }, "fee": 1180, "tax": 180, "created_at": 1777629590
              }
            },
            "order": { "entity": { "id": "order_Nx7Qp1", "entity": "order", "amount": 50000, "amount_paid": 50000, "amount_due": 0, "currency": "INR", "status": "paid", "attempts": 1 } }
          },
          "created_at": 1777629602
        }
        """;

    public const string Refund =
        """
        {
          "entity": "event", "account_id": "acc_Kx81", "event": "refund.processed", "contains": ["refund", "payment"],
          "payload": {
            "refund": {
              "entity": {
                "id": "rfnd_Nx7Qp9", "entity": "refund", "amount": 12000, "currency": "INR", "payment_id": "pay_Nx7Qp2Lm", "notes": [],
                "receipt": null, "acquirer_data": { "arn": null, "rrn": "322206890934" }, "status": "processed", "speed_processed": "normal", "created_at": 1777629650
              }
            },
            "payment": { "entity": { "id": "pay_Nx7Qp2Lm", "entity": "payment", "amount": 50000, "currency": "INR", "status": "captured" } }
          },
          "created_at": 1777629660
        }
        """;

    /// <summary>The payment with another event and status.</summary>
    public static string PaymentOf(string type, string status) =>
        Payment.Replace("payment.captured", type).Replace("\"status\": \"captured\"", $"\"status\": \"{status}\"");

    /// <summary>The refund with another event and status.</summary>
    public static string RefundOf(string type, string status) =>
        Refund.Replace("refund.processed", type).Replace("\"status\": \"processed\"", $"\"status\": \"{status}\"");
}
