using System.Text.Json;
using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Envelopes;

/// <summary>An event in the Event Grid schema. Event Grid sends arrays, an Event Hub handler single events; both are read.</summary>
internal static class EventGridEvent
{
    public static void Read(JsonElement element, Delivery delivery, Findings findings)
    {
        // The handshake by which Event Grid checks a new subscription: nothing to pay, nothing to refuse.
        if (Payload.Of(element).Says("eventType", "Microsoft.EventGrid.SubscriptionValidationEvent"u8)) return;
        var refusal = new Refusal();
        var fields = new JsonFields(element, refusal);
        var id = fields.Reference("id", Limits.EventIdLength);
        var time = fields.OptionalWord("eventTime");
        if (!fields.Has("subject")) fields.Refuse(RejectionReason.FIELD_MISSING, "subject", "must be there");
        if (refusal.Happened) findings.Add(refusal.First);
        else EmbeddedData.Read(element.GetProperty("data"), DataContent.Unsaid, delivery with { EventId = id, Time = time }, findings);
    }
}
