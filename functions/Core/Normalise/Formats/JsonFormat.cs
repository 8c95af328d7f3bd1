using System.Text.Json;
using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats;

/// <summary>A format whose payload is a JSON object about one movement.</summary>
internal abstract class JsonFormat(string provider, Side side) : PayloadFormat(provider, side)
{
    public sealed override void Read(Payload payload, Delivery delivery, Findings findings)
    {
        if (payload.Json.ValueKind != JsonValueKind.Object)
        {
            findings.Add(RejectionReason.JSON_MALFORMED, $"The payload of {Provider} is not a JSON object.");
            return;
        }

        var refusal = new Refusal();
        var movement = Read(new JsonFields(payload.Json, refusal), delivery);
        if (refusal.Happened) findings.Add(refusal.First);
        else findings.Add(movement!.ToEvent(Provider, delivery));
    }

    /// <summary>The movement; null only when something was refused.</summary>
    protected abstract Movement? Read(JsonFields fields, Delivery delivery);
}
