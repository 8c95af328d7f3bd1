using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RealRecon.Adapters.Telemetry;

/// <summary>
/// A payload together with the trace that it belongs to, where a host has no other place for it. As JSON it is the payload's own object with one more
/// member, so that a version without tracing reads it as the payload, and this one reads what was sent without.
/// </summary>
/// <param name="What">Written as a JSON object.</param>
/// <param name="TraceParent">W3C trace context; null where nothing is traced.</param>
[JsonConverter(typeof(TracedConverterFactory))]
public sealed record Traced<T>(T What, string? TraceParent)
    where T : class;

/// <summary>Payloads with their traces.</summary>
public static class Traced
{
    internal const string Member = "traceparent";

    /// <summary>The payload itself, unless there is a trace to carry.</summary>
    public static object? Payload(object? what, string? traceParent) => what is null || traceParent is null ? what : new Traced<object>(what, traceParent);

    /// <summary>The trace that a payload of any type was sent with; null without.</summary>
    public static string? TraceParentOf(JsonElement payload) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(Member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

/// <summary>Makes the converters of <see cref="Traced{T}"/>.</summary>
public sealed class TracedConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Traced<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Traced<T>>
        where T : class
    {
        public override Traced<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var what = document.Deserialize<T>(options) ?? throw new JsonException("A payload is missing.");
            return new Traced<T>(what, Traced.TraceParentOf(document.RootElement));
        }

        public override void Write(Utf8JsonWriter writer, Traced<T> value, JsonSerializerOptions options)
        {
            var json = JsonSerializer.SerializeToNode(value.What, value.What.GetType(), options);
            if (json is JsonObject members && value.TraceParent is not null) members[Traced.Member] = value.TraceParent;
            json!.WriteTo(writer, options);
        }
    }
}
