using System.Text.Json;

namespace RealRecon.Core.Normalise.Documents;

/// <summary>A provider's own document, out of its envelope: parsed JSON, or the bytes of an XML document.</summary>
internal readonly struct Payload
{
    private Payload(JsonElement json, ReadOnlyMemory<byte> xml)
    {
        Json = json;
        Xml = xml;
    }

    public bool IsXml => !Xml.IsEmpty;

    /// <summary>Undefined when <see cref="IsXml"/>.</summary>
    public JsonElement Json { get; }

    public ReadOnlyMemory<byte> Xml { get; }

    public static Payload Of(JsonElement json) => new(json, default);

    public static Payload Of(ReadOnlyMemory<byte> xml) => new(default, xml);

    /// <summary>True when it is a JSON object with this member.</summary>
    public bool Has(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out _);

    /// <summary>True when it is a JSON object with this member, and that is exactly this text.</summary>
    public bool Says(string name, ReadOnlySpan<byte> text) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
}
