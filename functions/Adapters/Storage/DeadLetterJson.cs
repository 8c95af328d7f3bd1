using System.Text.Json;
using System.Text.Json.Serialization;

namespace RealRecon.Adapters.Storage;

/// <summary>How stores keep a dead letter as text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadLetter))]
internal sealed partial class DeadLetterJson : JsonSerializerContext
{
    public static string Write(DeadLetter letter) => JsonSerializer.Serialize(letter, Default.DeadLetter);

    /// <exception cref="JsonException">Not a dead letter.</exception>
    public static DeadLetter Read(string json) => JsonSerializer.Deserialize(json, Default.DeadLetter) ?? throw new JsonException("A stored dead letter is empty.");
}
