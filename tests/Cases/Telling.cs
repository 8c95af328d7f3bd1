using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Cases;

/// <summary>One event as a provider sends it, or a deadline that passes. Bodies name the transaction <c>tx-1</c>; each case puts its own id there.</summary>
internal sealed record Telling(string? Hub, string Body, string? Provider = null)
{
    /// <summary>Nothing comes; the time passes for which somebody waits.</summary>
    public static readonly Telling Deadline = new(null, "");

    public static Telling Generic(string status, string amount, string currency, string occurredAt = "2026-05-01T10:00:00Z", string? eventId = null) => new(
        "gateway-events",
        OwnFormats.GatewayWorth(amount, currency).Replace("CAPTURED", status).Replace("2026-05-01T10:00:00Z", occurredAt).Replace("\"e1\"", $"\"{eventId ?? $"e-{status}-tx-1"}\""),
        "generic");

    public static Telling Ledger(string status, string amount, string currency) =>
        new("bank-events", OwnFormats.Posting.Replace("\"500.00\"", $"\"{amount}\"").Replace("INR", currency).Replace("BOOKED", status).Replace("P-2026-000042", "P-tx-1"), "ledger");

    public static Telling Camt(string amount, string currency, string? copy = null) => new(
        "bank-events",
        CamtDocuments.Of(CamtDocuments.Entry.Replace("500.00", amount).Replace("Ccy=\"EUR\"", $"Ccy=\"{currency}\"").Replace("ASR-0001", "A-tx-1"), copy: copy),
        "camt");

    public static Telling Stripe(string units, string currency) =>
        new("gateway-events", OfIntent(StripeEvents.IntentWorth(units, currency)), "stripe");

    public static Telling StripeCharge(string type) =>
        new("gateway-events", OfIntent(StripeEvents.ChargeOf(type, "succeeded", captured: true).Replace("evt_3QkR7wLz2", $"evt_{type}-tx-1")), "stripe");

    /// <summary>A refund of the transaction's charge, as a transaction of its own: the case's id is the refund's.</summary>
    public static readonly Telling StripeRefund =
        new("gateway-events", StripeEvents.Refund.Replace("re_3QkR7wLz4", "tx-1").Replace("evt_3QkR7wLz3", "evt_re-tx-1").Replace("pi_3QkR7wLz0", "pi-tx-1"), "stripe");

    public static Telling Razorpay(string type, string status) =>
        new("gateway-events", OfPayment(RazorpayEvents.PaymentOf(type, status)), "razorpay");

    public static readonly Telling RazorpayOrderPaid = new("gateway-events", OfPayment(RazorpayEvents.OrderPaid), "razorpay");

    private static string OfIntent(string body) => body.Replace("pi_3QkR7wLz0", "tx-1").Replace("evt_3QkR7wLz1", "evt_tx-1").Replace("ch_3QkR7wLz9", "ch_tx-1");

    private static string OfPayment(string body) => body.Replace("pay_Nx7Qp2Lm", "tx-1");
}
