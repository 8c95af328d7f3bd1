using System.Text.Json;
using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Envelopes;

/// <summary>CloudEvents 1.0 in structured mode (JSON event format). In binary mode the body is the bare payload, and nothing is left to open.</summary>
internal static class CloudEvent
{
    public static void Read(JsonElement element, Delivery delivery, Findings findings)
    {
        var refusal = new Refusal();
        var fields = new JsonFields(element, refusal);
        if (fields.Word("specversion") != "1.0") fields.Refuse(RejectionReason.SCHEMA_UNKNOWN_VERSION, "specversion", "not 1.0");
        var id = fields.Reference("id", Limits.EventIdLength);
        var time = fields.OptionalWord("time");
        if (!fields.Has("source")) fields.Refuse(RejectionReason.FIELD_MISSING, "source", "must be there");
        if (!fields.Has("type")) fields.Refuse(RejectionReason.FIELD_MISSING, "type", "must be there");
        var content = ContentOf(fields, fields.OptionalWord("datacontenttype"));
        if (fields.Has("data") == fields.Has("data_base64")) fields.Refuse(RejectionReason.FIELD_INVALID, "data", "exactly one of data and data_base64 must be there");
        if (refusal.Happened)
        {
            findings.Add(refusal.First);
            return;
        }

        var inner = delivery with { EventId = id, Time = time };
        if (fields.Has("data")) EmbeddedData.Read(element.GetProperty("data"), content, inner, findings);
        else EmbeddedData.ReadBase64(element.GetProperty("data_base64"), content, inner, findings);
    }

    // Absent means JSON (CloudEvents JSON format, 3.1); a text that opens a tag is then still taken for the XML that it is.
    private static DataContent ContentOf(JsonFields fields, string? mediaType)
    {
        if (mediaType is null) return DataContent.Unsaid;
        var name = mediaType.AsSpan();
        if (name.IndexOf(';') is var end and >= 0) name = name[..end];
        name = name.Trim();
        if (name.Equals("application/json", StringComparison.OrdinalIgnoreCase) || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase)) return DataContent.Json;
        if (name.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith("+xml", StringComparison.OrdinalIgnoreCase)) return DataContent.Xml;
        fields.Refuse(RejectionReason.UNSUPPORTED_FORMAT, "datacontenttype", "neither JSON nor XML");
        return DataContent.Unsaid;
    }
}
