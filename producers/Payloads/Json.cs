using System.Buffers;
using System.Text.Json;

namespace RealRecon.Producers.Payloads;

/// <summary>Writes one JSON document into bytes of its own.</summary>
internal static class Json
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>Buffer and writer are kept per thread: a flood writes tens of thousands of documents a second.</summary>
    internal static byte[] Write<T>(T about, Action<Utf8JsonWriter, T> content)
    {
        buffer ??= new ArrayBufferWriter<byte>(4096);
        writer ??= new Utf8JsonWriter(buffer);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartObject();
        content(writer, about);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An instant to the millisecond, in UTC.</summary>
    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    internal static void WriteNulls(this Utf8JsonWriter json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) json.WriteNull(name);
    }
}
