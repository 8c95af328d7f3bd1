using System.Runtime.InteropServices;
using System.Text.Json;
using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Formats;

namespace RealRecon.Core.Normalise.Envelopes;

/// <summary>Takes payloads out of a JSON body: bare, in a CloudEvent, in an Event Grid event, or in an array of either.</summary>
internal static class Envelope
{
    public static void Read(HubEvent hubEvent, NormaliseRules rules, Findings findings)
    {
        using var document = JsonBody.TryParse(hubEvent.Body, out var rejection);
        if (document is null) findings.Add((string.IsNullOrEmpty(hubEvent.Provider) ? FormatTable.RefusalOf(hubEvent.Body.Span) : null) ?? rejection!);
        else if (document.RootElement.ValueKind == JsonValueKind.Array) ReadArray(document.RootElement, hubEvent, rules, findings);
        else ReadObject(document.RootElement, Delivery.Bare(hubEvent, rules), findings);
    }

    private static void ReadObject(JsonElement root, Delivery delivery, Findings findings)
    {
        if (!TryOpen(root, delivery, findings)) FormatTable.Read(Payload.Of(root), delivery, findings);
    }

    // Each element stands for itself: one that is refused does not hold the others.
    private static void ReadArray(JsonElement array, HubEvent hubEvent, NormaliseRules rules, Findings findings)
    {
        if (array.GetArrayLength() == 0) findings.Add(RejectionReason.BODY_EMPTY, "The array holds no event.");
        foreach (var element in array.EnumerateArray())
        {
            if (findings.TooMany) return;
            var delivery = Delivery.Element(hubEvent, rules, JsonMarshal.GetRawUtf8Value(element));
            if (!TryOpen(element, delivery, findings)) findings.Add(RejectionReason.UNKNOWN_FORMAT, "An array may hold CloudEvents and Event Grid events only.");
        }
    }

    private static bool TryOpen(JsonElement element, Delivery delivery, Findings findings)
    {
        var body = Payload.Of(element);
        if (body.Has("specversion")) CloudEvent.Read(element, delivery, findings);
        else if (body.Has("eventType") && body.Has("data")) EventGridEvent.Read(element, delivery, findings);
        else return false;
        return true;
    }
}
