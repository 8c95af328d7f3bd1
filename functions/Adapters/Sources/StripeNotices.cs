using System.Text.Json;

namespace RealRecon.Adapters.Sources;

/// <summary>Stripe's objects as the events that would have brought them. Events say when something became so; of an object the nearest time it has is taken.</summary>
internal static class StripeNotices
{
    public static ReadOnlyMemory<byte> OfIntent(JsonElement intent)
    {
        var charge = intent.ObjectIn("latest_charge")?.NumberIn("created");
        var (type, at) = intent.TextIn("status") switch
        {
            "succeeded" => ("payment_intent.succeeded", charge),
            "requires_capture" => ("payment_intent.amount_capturable_updated", charge),
            "processing" => ("payment_intent.processing", charge),
            "requires_action" => ("payment_intent.requires_action", null),
            "canceled" => ("payment_intent.canceled", intent.NumberIn("canceled_at")),
            "requires_payment_method" when intent.ObjectIn("last_payment_error") is not null => ("payment_intent.payment_failed", charge),
            _ => ("payment_intent.created", (long?)null),
        };
        return Of(type, at, intent);
    }

    public static ReadOnlyMemory<byte> OfCharge(JsonElement charge) => Of(
        charge.TextIn("status") switch
        {
            "failed" => "charge.failed",
            "pending" => "charge.pending",

            // An authorisation that was let go is a refunded charge that was never captured.
            _ when charge.IsFalse("captured") && charge.IsTrue("refunded") => "charge.expired",
            _ => "charge.succeeded",
        },
        null,
        charge);

    public static ReadOnlyMemory<byte> OfRefund(JsonElement refund) => Of("refund.updated", null, refund);

    private static ReadOnlyMemory<byte> Of(string type, long? at, JsonElement thing) => Notice.Write(json =>
    {
        json.WriteString("id", "evt_query");
        json.WriteString("object", "event");
        json.WriteString("type", type);
        if (at is { } created) json.WriteNumber("created", created);
        else if (thing.TryGetProperty("created", out var own)) json.WriteMember("created", own);

        // Refunds do not say it; the key decides what they are.
        json.WriteBoolean("livemode", !thing.IsFalse("livemode"));
        json.WriteStartObject("data");
        json.WriteMember("object", thing);
        json.WriteEndObject();
    });
}
