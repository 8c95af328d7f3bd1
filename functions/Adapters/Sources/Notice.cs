using System.Buffers;
using System.Text.Json;

namespace RealRecon.Adapters.Sources;

/// <summary>Puts a retrieved object into the event by which its provider would have told it, so that one reader understands both.</summary>
internal static class Notice
{
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    public static void WriteMember(this Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
