using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats.Stripe;

/// <summary>A Stripe event: its own data, and the object as it was then.</summary>
/// <param name="Id"><c>evt_…</c>.</param>
/// <param name="Type">The event's name.</param>
/// <param name="Created">When Stripe made the event.</param>
/// <param name="Object">The payment intent, charge, refund or dispute.</param>
/// <param name="Previous">Values before the change, for some types.</param>
internal sealed record StripeNotice(string Id, string Type, DateTimeOffset Created, JsonFields Object, JsonFields Previous)
{
    /// <summary>The payment that the object belongs to: its intent where there is one, so that intent and charge meet; else the charge.</summary>
    public TransactionId PaymentOf(string chargeField) =>
        Object.Has("payment_intent") ? Object.TransactionId("payment_intent") : Object.TransactionId(chargeField);

    public Movement? RefuseType() => Object.Refuse(RejectionReason.SCHEMA_UNKNOWN_VERSION, "type", "not a type of event that is read");

    public Movement? RefuseStatus() => Object.Refuse(RejectionReason.UNKNOWN_STATUS, "status", "not a status of Stripe's documentation");

    public Movement? RefuseContradiction() => Object.Refuse(RejectionReason.NORMALISE_INCONSISTENT, "status", "contradicts the event's type");
}
