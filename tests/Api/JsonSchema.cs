using System.Text.Json;
using System.Text.RegularExpressions;

namespace RealRecon.Tests.Api;

/// <summary>Checks a document against the part of JSON Schema 2020-12 that openapi.json uses. A keyword that it does not know fails the test.</summary>
internal sealed class JsonSchema(JsonElement openApi)
{
    /// <summary>What is wrong, with the place; empty when the value is valid.</summary>
    public IReadOnlyList<string> Check(JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(schema, value, "$", faults);
        return faults;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var says = keyword.Value;
            var holds = keyword.Name switch
            {
                "$ref" => CheckRef(says.GetString()!, value, at, faults),
                "anyOf" => says.EnumerateArray().Any(option => Check(option, value).Count == 0),
                "type" => says.ValueKind == JsonValueKind.Array ? says.EnumerateArray().Any(t => IsType(t.GetString()!, value)) : IsType(says.GetString()!, value),
                "enum" => says.EnumerateArray().Any(one => one.GetString() == value.GetString()),
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, says.GetString()!),
                "minLength" => value.GetString()!.Length >= says.GetInt32(),
                "maxLength" => value.GetString()!.Length <= says.GetInt32(),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetInt64() >= says.GetInt64(),
                "maximum" => value.ValueKind != JsonValueKind.Number || value.GetInt64() <= says.GetInt64(),
                "maxItems" => value.GetArrayLength() <= says.GetInt32(),
                "items" => CheckItems(says, value, at, faults),
                "required" => value.ValueKind != JsonValueKind.Object || says.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
                "properties" => CheckProperties(says, value, at, faults),
                "additionalProperties" => CheckOthers(schema, says, value, at, faults),
                "description" or "format" => true,
                _ => throw new NotSupportedException($"Schema keyword '{keyword.Name}' at {at}."),
            };
            if (!holds) faults.Add($"{at}: {keyword.Name} {says.GetRawText()} refuses {value.GetRawText()}");
        }
    }

    private bool CheckRef(string reference, JsonElement value, string at, List<string> faults)
    {
        var target = openApi;
        foreach (var step in reference[2..].Split('/')) target = target.GetProperty(step);
        Check(target, value, at, faults);
        return true;
    }

    private bool CheckItems(JsonElement items, JsonElement value, string at, List<string> faults)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray()) Check(items, item, $"{at}[{index++}]", faults);
        return true;
    }

    private bool CheckProperties(JsonElement properties, JsonElement value, string at, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object) return true;
        foreach (var property in properties.EnumerateObject())
        {
            if (value.TryGetProperty(property.Name, out var member)) Check(property.Value, member, $"{at}.{property.Name}", faults);
        }

        return true;
    }

    private bool CheckOthers(JsonElement schema, JsonElement others, JsonElement value, string at, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object) return true;
        foreach (var member in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out _)) continue;
            if (others.ValueKind == JsonValueKind.False) faults.Add($"{at}: unknown member {member.Name}");
            else Check(others, member.Value, $"{at}.{member.Name}", faults);
        }

        return true;
    }

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"Schema type '{type}'."),
    };
}
