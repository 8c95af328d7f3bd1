using System.Text.Json;
using System.Text.Json.Serialization;

namespace RealRecon.Adapters.Storage;

/// <summary>How stores keep a dead letter, and what was done about it, as text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadLetter))]
[JsonSerializable(typeof(DeadLetterHandling))]
internal sealed partial class DeadLetterJson : JsonSerializerContext
{
    public static string Write(DeadLetter letter) => JsonSerializer.Serialize(letter, Default.DeadLetter);

    public static string Write(DeadLetterHandling handling) => JsonSerializer.Serialize(handling, Default.DeadLetterHandling);

    /// <param name="json">The letter.</param>
    /// <param name="handling">What was done about it; null for nothing.</param>
    /// <exception cref="JsonException">Not a dead letter.</exception>
    public static DeadLetter Read(string json, string? handling)
    {
        var letter = JsonSerializer.Deserialize(json, Default.DeadLetter) ?? throw new JsonException("A stored dead letter is empty.");
        return handling is null ? letter : letter with { Handling = ReadHandling(handling) };
    }

    /// <exception cref="JsonException">Not what was done about a letter.</exception>
    public static DeadLetterHandling ReadHandling(string json) =>
        JsonSerializer.Deserialize(json, Default.DeadLetterHandling) ?? throw new JsonException("What was done about a dead letter is empty.");
}
