using System.Text.Json;
using System.Text.Json.Serialization;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Storage;

/// <summary>How stores keep the sweeper's record as text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SweepRecord))]
internal sealed partial class SweepJson : JsonSerializerContext
{
    public static string Write(SweepRecord record) => JsonSerializer.Serialize(record, Default.SweepRecord);

    /// <exception cref="JsonException">Not a record of a sweep.</exception>
    public static SweepRecord Read(string json) => JsonSerializer.Deserialize(json, Default.SweepRecord) ?? throw new JsonException("The stored record of the sweep is empty.");
}
