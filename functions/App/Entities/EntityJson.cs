using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Core.Serialization;
using RealRecon.Core;

namespace RealRecon.Functions.Entities;

/// <summary>How the worker writes entity states and signals: Core's own JSON, so that both hosts store the same bytes.</summary>
internal static class EntityJson
{
    /// <summary>
    /// Core's types by their generated contract. What else the worker reads with these options (trigger metadata, in the host's own casing) falls
    /// back to reflection.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new(CoreJson.Default.Options)
    {
        PropertyNameCaseInsensitive = true,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(CoreJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    public static ObjectSerializer Serializer { get; } = new JsonObjectSerializer(Options);
}
