using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>One JSON object a line: the items of the list, as its route shows them.</summary>
internal sealed class NdjsonFormat<T>(JsonTypeInfo<T> type) : IExportFormat<T>
{
    public string ContentType => "application/x-ndjson; charset=utf-8";

    public string Extension => "ndjson";

    public void Begin(IBufferWriter<byte> to)
    {
    }

    public void Write(T row, IBufferWriter<byte> to)
    {
        using (var json = new Utf8JsonWriter(to)) JsonSerializer.Serialize(json, row, type);
        to.Write("\n"u8);
    }

    public void Cut(string next, int rows, IBufferWriter<byte> to)
    {
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            json.WriteString("next"u8, next);
            json.WriteNumber("rows"u8, rows);
            json.WriteEndObject();
        }

        to.Write("\n"u8);
    }
}
