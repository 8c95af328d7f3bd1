namespace RealRecon.Tests.Normalise.Fixtures;

/// <summary>Stripe events with the noise of real ones. Pieces are changed by <c>Replace</c>.</summary>
internal static class StripeEvents
{
    public const string Intent =
        """
        {
          "id": "evt_3QkR7wLz1", "object": "event", "api_version": "2025-03-31.basil", "created": 1777629600,
          "data": {
            "object": {
              "id": "pi_3QkR7wLz0", "object": "payment_intent", "amount": 50000, "amount_capturable": 0, "amount_details": { "tip": {} },
              "amount_received": 50000, "application": null, "automatic_payment_methods": { "enabled": true }, "canceled_at": null,
              "capture_method": "automatic_async", "client_secret": "pi_3QkR7wLz0_secret_x", "created": 1777629590, "currency": "eur",
              "customer": null, "description": "Order 42: \u00e9tag\u00e8re \ud83d\ude00", "last_payment_error": null, "latest_charge": "ch_3QkR7wLz9",
              "livemode": true, "metadata": { "order_id": "o-42", "note": "4111 1111 1111 1111" }, "next_action": null,
              "payment_method_options": { "card": { "installments": null, "network": null, "request_three_d_secure": "automatic" } },
              "payment_method_types": ["card", "link"], "processing": null, "receipt_email": "someone@example.com", "status": "succeeded"
            }
          },
          "livemode": true, "pending_webhooks": 2, "request": { "id": "req_9", "idempotency_key": "2e1c" }, "type": "payment_intent.succeeded"
        }
        """;

    public const string Charge =
        """
        {
          "id": "evt_3QkR7wLz2", "object": "event", "api_version": "2020-08-27", "created": 1777629601,
          "data": {
            "object": {
              "id": "ch_3QkR7wLz9", "object": "charge", "amount": 50000, "amount_captured": 50000, "amount_refunded": 0,
              "balance_transaction": "txn_3QkR7wLz5", "billing_details": { "address": { "city": null, "country": "DE" }, "email": null },
              "captured": true, "created": 1777629600, "currency": "eur", "disputed": false, "failure_code": null, "fraud_details": {},
              "livemode": true, "metadata": {}, "outcome": { "network_status": "approved_by_network", "risk_score": 12, "type": "authorized" },
              "paid": true, "payment_intent": "pi_3QkR7wLz0", "payment_method_details": { "card": { "brand": "visa", "checks": { "cvc_check": "pass" }, "last4": "4242" }, "type": "card" },
              "receipt_url": "https://example.com/r/1", "refunded": false,
              "refunds": { "object": "list", "data": [], "has_more": false, "total_count": 0, "url": "/v1/charges/ch_3QkR7wLz9/refunds" },
              "status": "succeeded", "transfer_group": null
            },
            "previous_attributes": { "amount_refunded": 0, "balance_transaction": null }
          },
          "livemode": true, "pending_webhooks": 1, "request": { "id": null, "idempotency_key": null }, "type": "charge.succeeded"
        }
        """;

    public const string Refund =
        """
        {
          "id": "evt_3QkR7wLz3", "object": "event", "api_version": "2025-03-31.basil", "created": 1777629700,
          "data": {
            "object": {
              "id": "re_3QkR7wLz4", "object": "refund", "amount": 12000, "balance_transaction": "txn_3QkR7wLz8", "charge": "ch_3QkR7wLz9",
              "created": 1777629699, "currency": "eur", "destination_details": { "card": { "reference_status": "pending", "type": "refund" }, "type": "card" },
              "metadata": {}, "payment_intent": "pi_3QkR7wLz0", "reason": null, "receipt_number": null, "status": "succeeded"
            }
          },
          "livemode": true, "pending_webhooks": 1, "request": { "id": "req_7", "idempotency_key": "77" }, "type": "refund.created"
        }
        """;

    public const string Dispute =
        """
        {
          "id": "evt_3QkR7wLz6", "object": "event", "api_version": null, "created": 1777629800,
          "data": {
            "object": {
              "id": "du_3QkR7wLz7", "object": "dispute", "amount": 25000,
              "balance_transactions": [ { "id": "txn_1", "amount": -25000, "fee": 1500, "net": -26500, "currency": "eur", "type": "adjustment" } ],
              "charge": "ch_3QkR7wLz9", "created": 1777629790, "currency": "eur", "evidence": { "uncategorized_text": null },
              "evidence_details": { "due_by": 1778529600, "submission_count": 0 }, "is_charge_refundable": false, "livemode": true, "metadata": {},
              "payment_intent": "pi_3QkR7wLz0", "reason": "fraudulent", "status": "needs_response"
            }
          },
          "livemode": true, "pending_webhooks": 1, "request": { "id": null, "idempotency_key": null }, "type": "charge.dispute.funds_withdrawn"
        }
        """;

    /// <summary>The intent with another event type and status.</summary>
    public static string IntentOf(string type, string status) =>
        Intent.Replace("payment_intent.succeeded", type).Replace("\"status\": \"succeeded\"", $"\"status\": \"{status}\"");

    /// <summary>The charge with another event type and status.</summary>
    public static string ChargeOf(string type, string status, bool captured) =>
        Charge.Replace("charge.succeeded", type).Replace("\"status\": \"succeeded\"", $"\"status\": \"{status}\"").Replace("\"captured\": true", captured ? "\"captured\": true" : "\"captured\": false");

    /// <summary>The intent with another amount in Stripe's units of another currency.</summary>
    public static string IntentWorth(string amount, string currency) =>
        Intent.Replace("\"amount_received\": 50000", $"\"amount_received\": {amount}").Replace("\"currency\": \"eur\"", $"\"currency\": \"{currency}\"");
}
