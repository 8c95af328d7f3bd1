using System.Text;
using System.Text.Json;
using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Formats;

namespace RealRecon.Core.Normalise.Envelopes;

/// <summary>The data of an envelope: a JSON object, an XML document as text, or either in base64. Held to the same rules as a bare body.</summary>
internal static class EmbeddedData
{
    public static void Read(JsonElement data, DataContent content, Delivery delivery, Findings findings)
    {
        if (data.ValueKind == JsonValueKind.Object && content != DataContent.Xml) FormatTable.Read(Payload.Of(data), delivery, findings);
        else if (data.ValueKind == JsonValueKind.String && content != DataContent.Json) ReadDocument(Encoding.UTF8.GetBytes(data.GetString()!), DataContent.Xml, delivery, findings);
        else findings.Add(RejectionReason.FIELD_INVALID, "data: neither an object nor an XML document, or not what datacontenttype says.");
    }

    public static void ReadBase64(JsonElement data, DataContent content, Delivery delivery, Findings findings)
    {
        if (data.ValueKind == JsonValueKind.String && data.TryGetBytesFromBase64(out var bytes)) ReadDocument(bytes, content, delivery, findings);
        else findings.Add(RejectionReason.FIELD_INVALID, "data_base64: not base64.");
    }

    private static void ReadDocument(ReadOnlyMemory<byte> bytes, DataContent content, Delivery delivery, Findings findings)
    {
        var isXml = BodyBytes.IsXml(bytes.Span);
        if (BodyBytes.RefusalOf(bytes.Span) is { } unreadable) findings.Add(unreadable);
        else if (content != DataContent.Unsaid && isXml != (content == DataContent.Xml)) findings.Add(RejectionReason.FIELD_INVALID, "data: not what datacontenttype says.");
        else if (isXml) FormatTable.Read(Payload.Of(bytes), delivery, findings);
        else ReadJson(bytes, delivery, findings);
    }

    private static void ReadJson(ReadOnlyMemory<byte> bytes, Delivery delivery, Findings findings)
    {
        using var document = JsonBody.TryParse(bytes, out var rejection);
        if (document is null) findings.Add(rejection!);
        else FormatTable.Read(Payload.Of(document.RootElement), delivery, findings);
    }
}
