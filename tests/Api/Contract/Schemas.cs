using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace RealRecon.Tests.Api.Contract;

/// <summary>Makes values from schemas of the contract: those that it allows, and those that it does not.</summary>
internal sealed class Schemas
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Dictionary<string, Gen<JsonNode?>> _known;

    /// <param name="known">What stands for a named schema or a pattern that says too little: ids that exist, tokens that were given.</param>
    public Schemas(IReadOnlyDictionary<string, string[]> known) =>
        _known = known.ToDictionary(one => one.Key, one => Gen.Int[0, one.Value.Length - 1].Select(i => (JsonNode?)JsonValue.Create(one.Value[i])));

    /// <summary>A value that the schema allows.</summary>
    public Gen<JsonNode?> Allowed(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return _known.TryGetValue(reference.GetString()!.Split('/')[^1], out var named) ? named : Allowed(ContractDocument.Resolved(schema));
        }

        if (schema.TryGetProperty("anyOf", out var options)) return Gen.OneOf([.. options.EnumerateArray().Select(Allowed)]);
        if (schema.TryGetProperty("enum", out var words)) return OneOf(words.EnumerateArray().Select(word => word.GetString()!));
        if (schema.TryGetProperty("pattern", out var pattern)) return _known[pattern.GetString()!];
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date-time") return _known["Time"];
        var types = schema.GetProperty("type");
        return types.ValueKind == JsonValueKind.Array
            ? Gen.OneOf([.. types.EnumerateArray().Select(type => OfType(type.GetString()!, schema))])
            : OfType(types.GetString()!, schema);
    }

    /// <summary>Any value at all, most of which the schema does not allow.</summary>
    public static readonly Gen<JsonNode?> Anything = Gen.OneOf(
        Gen.String.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.String[Gen.Char[Letters], 0, 3000].Select(text => (JsonNode?)JsonValue.Create(text)),
        OneOf(["", "null", "-1", "1e400", "9223372036854775808", "%", "*", "a,b", "\u202egnp", "4242424242424242", "' or true", "<script>", "2026-02-30T00:00:00Z", "0001-01-01T00:00:00+23:59", "\u0000"]),
        Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Const((JsonNode?)null),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonArray(1, "x")),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonObject { ["x"] = 1 }));

    /// <summary>An object of the schema with something wrong: a member of another kind, one too many, or one too few.</summary>
    public Gen<JsonNode?> Spoilt(JsonElement schema)
    {
        var names = ContractDocument.Resolved(schema).GetProperty("properties").EnumerateObject().Select(member => member.Name).Append("unknown").ToArray();
        return Gen.Select(Allowed(schema), Gen.Int[0, names.Length - 1], Anything, Gen.Bool).Select((whole, at, other, drops) =>
        {
            var spoilt = whole!.DeepClone().AsObject();
            if (drops) spoilt.Remove(names[at]);
            else spoilt[names[at]] = other?.DeepClone();
            return (JsonNode?)spoilt;
        });
    }

    private Gen<JsonNode?> OfType(string type, JsonElement schema) => type switch
    {
        "null" => Gen.Const((JsonNode?)null),
        "boolean" => Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        "integer" => Gen.Long[Limit(schema, "minimum", 0), Limit(schema, "maximum", Limit(schema, "minimum", 0) + 3)].Select(number => (JsonNode?)JsonValue.Create(number)),
        "string" => Gen.String[Gen.Char[Letters], (int)Limit(schema, "minLength", 1), (int)Math.Min(Limit(schema, "maxLength", 20), 20)].Select(text => (JsonNode?)JsonValue.Create(text)),
        "array" => Allowed(schema.GetProperty("items")).Array[1, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
        "object" => OfObject(schema),
        _ => throw new NotSupportedException($"Schema type '{type}'."),
    };

    private Gen<JsonNode?> OfObject(JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var members = schema.GetProperty("properties").EnumerateObject().ToArray();
        var whole = Gen.Const(new JsonObject());
        foreach (var member in members)
        {
            var (name, isRequired) = (member.Name, required.Contains(member.Name));
            whole = Gen.Select(whole, Allowed(member.Value), Gen.Int[0, 3]).Select((sofar, value, chance) =>
            {
                if (!isRequired && chance > 0) return sofar;
                var next = sofar.DeepClone().AsObject();
                next[name] = value?.DeepClone();
                return next;
            });
        }

        return whole.Select(value => (JsonNode?)value);
    }

    private static long Limit(JsonElement schema, string keyword, long otherwise) => schema.TryGetProperty(keyword, out var limit) ? limit.GetInt64() : otherwise;

    private static Gen<JsonNode?> OneOf(IEnumerable<string> words)
    {
        var all = words.ToArray();
        return Gen.Int[0, all.Length - 1].Select(i => (JsonNode?)JsonValue.Create(all[i]));
    }
}
