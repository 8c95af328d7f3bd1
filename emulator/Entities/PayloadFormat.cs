using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RealRecon.Emulator.Entities;

/// <summary>How the payload of a message is kept on disk until the message is delivered.</summary>
internal abstract class PayloadFormat
{
    /// <summary>For operations that take none.</summary>
    public static readonly PayloadFormat None = new NoPayload();

    /// <summary>Not called with null.</summary>
    public abstract void Write(Utf8JsonWriter to, object payload);

    public abstract object? Read(ReadOnlySpan<byte> json);

    private sealed class NoPayload : PayloadFormat
    {
        public override void Write(Utf8JsonWriter to, object payload) => to.WriteNullValue();

        public override object? Read(ReadOnlySpan<byte> json) => null;
    }
}

/// <inheritdoc/>
internal sealed class PayloadFormat<TPayload>(JsonTypeInfo<TPayload> type) : PayloadFormat
    where TPayload : class
{
    public override void Write(Utf8JsonWriter to, object payload) => JsonSerializer.Serialize(to, (TPayload)payload, type);

    public override object? Read(ReadOnlySpan<byte> json) => json.IsEmpty ? null : JsonSerializer.Deserialize(json, type);
}
