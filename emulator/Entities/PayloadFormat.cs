using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RealRecon.Emulator.Entities;

/// <summary>How the payload of a message is kept on disk until the message is delivered.</summary>
internal abstract class PayloadFormat
{
    /// <summary>For operations that take none.</summary>
    public static readonly PayloadFormat None = new NoPayload();

    public abstract byte[]? Write(object? payload);

    public abstract object? Read(ReadOnlySpan<byte> json);

    private sealed class NoPayload : PayloadFormat
    {
        public override byte[]? Write(object? payload) => null;

        public override object? Read(ReadOnlySpan<byte> json) => null;
    }
}

/// <inheritdoc/>
internal sealed class PayloadFormat<TPayload>(JsonTypeInfo<TPayload> type) : PayloadFormat
    where TPayload : class
{
    public override byte[]? Write(object? payload) => payload is null ? null : JsonSerializer.SerializeToUtf8Bytes((TPayload)payload, type);

    public override object? Read(ReadOnlySpan<byte> json) => json.IsEmpty ? null : JsonSerializer.Deserialize(json, type);
}
