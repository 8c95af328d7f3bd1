using System.Text.Json;

namespace RealRecon.Adapters.Sources;

/// <summary>Members of an answer that decide what to do with it; whatever is of another kind counts as absent.</summary>
internal static class JsonMembers
{
    public static JsonElement? ObjectIn(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    public static string? TextIn(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long? NumberIn(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    public static bool IsTrue(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static bool IsFalse(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.False;

    /// <summary>The objects of a list that the provider promises.</summary>
    /// <exception cref="SourceException">There is no such list, or something else in it.</exception>
    public static IEnumerable<JsonElement> ListIn(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
            ? list.EnumerateArray()
            : throw SourceException.Refused($"The source's answer has no list of objects '{name}'.");

    /// <exception cref="SourceException">The object is another one than was asked for.</exception>
    public static JsonElement Named(this JsonElement element, string id) =>
        element.TextIn("id") == id ? element : throw SourceException.Refused("The source answers about something else than it was asked for.");
}
