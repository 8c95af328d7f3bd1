using System.Buffers;
using System.Text.Json;

namespace RealRecon.Emulator.Entities;

/// <summary>Where a thread writes one JSON text after the other without making an array of each.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _json;

    // Only generated serialisers write here, which need no check that they close what they open; JsonSerializer's own buffers do without it, too.
    public JsonBuffer() => _json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { SkipValidation = true });

    /// <summary>An empty writer.</summary>
    public Utf8JsonWriter Begin()
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        return _json;
    }

    /// <summary>What was written since <see cref="Begin"/>, until it is called again.</summary>
    public ReadOnlySpan<byte> End()
    {
        _json.Flush();
        return _bytes.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();
}
