using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RealRecon.Core;

namespace RealRecon.Adapters.Options.Rules;

/// <summary>A value in the rules document, read strictly. Every refusal is one sentence that names the place and says what to write.</summary>
/// <param name="Document">Names the document.</param>
/// <param name="Place">Where the value stands, <c>playbooks.BANK_MISSING.attempts</c>; empty for the outermost object.</param>
/// <param name="Value">What stands there.</param>
internal readonly record struct RulesNode(string Document, string Place, JsonElement Value)
{
    /// <summary>The members of an object that may have these and no others.</summary>
    /// <param name="known">What may be there.</param>
    /// <param name="required">What must be there.</param>
    public Dictionary<string, RulesNode> Members(IReadOnlyCollection<string> known, IReadOnlyCollection<string> required)
    {
        var members = Entries().ToDictionary(entry => entry.Name, entry => entry.Node, StringComparer.Ordinal);
        foreach (var (name, node) in members)
        {
            if (!known.Contains(name)) throw node.Refused($"is not known; there {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known)}");
        }

        foreach (var name in required)
        {
            if (!members.ContainsKey(name)) throw At(name, Value).Refused("is missing; write it");
        }

        return members;
    }

    /// <summary>The members of an object whose names are content themselves, each once.</summary>
    public IReadOnlyList<(string Name, RulesNode Node)> Entries()
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Refused("must be an object; write { … }");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<(string, RulesNode)>();
        foreach (var member in Value.EnumerateObject())
        {
            var node = At(member.Name, member.Value);
            if (!seen.Add(member.Name)) throw node.Refused("is there twice; write it once");
            entries.Add((member.Name, node));
        }

        return entries;
    }

    public IReadOnlyList<RulesNode> Items()
    {
        if (Value.ValueKind != JsonValueKind.Array) throw Refused("must be a list; write [ … ]");
        var self = this;
        return [.. Value.EnumerateArray().Select((item, place) => self with { Place = $"{self.Place}[{place}]", Value = item })];
    }

    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Refused("must be text in quotation marks");

    public bool Flag() => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refused("must be true or false"),
    };

    /// <summary>A whole number within limits, in plain digits.</summary>
    public T Number<T>(T least, T most)
        where T : IBinaryInteger<T> =>
        Value.ValueKind == JsonValueKind.Number
        && T.TryParse(Value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Refused($"is {Value.GetRawText()}; write a whole number from {least} to {most}");

    /// <summary>A duration of zero or more, as <c>hours:minutes:seconds</c>.</summary>
    public TimeSpan Duration(TimeSpan most) =>
        Value.ValueKind == JsonValueKind.String && Value.GetString() is { } text && text.Contains(':', StringComparison.Ordinal)
        && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration) && duration >= TimeSpan.Zero && duration <= most
            ? duration
            : throw Refused($"is {Value.GetRawText()}; write a duration of at most {most} as \"hours:minutes:seconds\", such as \"00:01:00\"");

    /// <summary>One of the words of <typeparamref name="T"/>, whatever its case.</summary>
    public T Word<T>()
        where T : struct, Enum
    {
        var (word, names) = (Text(), Enum.GetNames<T>());
        return Array.Find(names, name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : throw Refused($"is '{word}'; write one of {string.Join(", ", names).ToLowerInvariant()}");
    }

    /// <summary>By name only: <see cref="Enum.TryParse{TEnum}(string, out TEnum)"/> would take numbers, too.</summary>
    public static ReasonCode? ReasonOf(string name) => Enum.IsDefined(typeof(ReasonCode), name) ? Enum.Parse<ReasonCode>(name) : null;

    /// <param name="sentence">Its second half, which begins with a verb.</param>
    public SettingException Refused(string sentence) => new($"{Document}: {(Place.Length == 0 ? "the document" : Place)} {sentence}.");

    private RulesNode At(string name, JsonElement value) => this with { Place = Place.Length == 0 ? name : $"{Place}.{name}", Value = value };
}
