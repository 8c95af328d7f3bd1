using System.Text.Json;
using System.Text.RegularExpressions;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>Reads the members of a JSON object strictly: those that are known, of the right type. Refusals name the member and never quote what was sent.</summary>
internal sealed partial class BodyReader
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    /// <exception cref="Refusal">Not an object, or it has another member.</exception>
    public BodyReader(JsonElement body, params IReadOnlyCollection<string> known)
    {
        if (body.ValueKind != JsonValueKind.Object) throw ActionProblem.BadBody($"An object with members of: {string.Join(", ", known)}.");
        foreach (var member in body.EnumerateObject())
        {
            if (NameOf(member) is not { } name || !known.Contains(name)) throw ActionProblem.BadBody($"There are only the members: {string.Join(", ", known)}.");
            _members[name] = member.Value;
        }
    }

    /// <summary>Whether the member is there, be it null.</summary>
    public bool Has(string name) => _members.ContainsKey(name);

    public JsonElement? Element(string name) => _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Null when it is missing or null.</summary>
    public string? Text(string name)
    {
        if (Element(name) is not { } value) return null;
        return TextOf(value) ?? throw ActionProblem.BadBody($"'{name}' is a text.");
    }

    /// <summary>As a query would say it: true and false may be written without quotes.</summary>
    public string? Plain(string name) => Element(name) switch
    {
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => Text(name),
    };

    public long Version(string name) => Element(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) && number >= 1
        ? number
        : throw ActionProblem.BadBody($"'{name}' is required, a whole number from 1.");

    /// <summary>A time with its offset: without one it would be read in the server's zone.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Element(name) is not { } value) return null;
        return TextOf(value) is { Length: <= 40 } text && HasOffset().IsMatch(text) && value.TryGetDateTimeOffset(out var time)
            ? time.ToUniversalTime()
            : throw ActionProblem.BadBody($"'{name}' is a time in ISO 8601 with Z or an offset.");
    }

    public TWord? Word<TWord>(string name)
        where TWord : struct, Enum =>
        Word(name, Enum.GetNames<TWord>().Zip(Enum.GetValues<TWord>(), KeyValuePair.Create).ToDictionary(StringComparer.Ordinal));

    public TWord? Word<TWord>(string name, IReadOnlyDictionary<string, TWord> words)
        where TWord : struct
    {
        if (Text(name) is not { } text) return null;
        return words.TryGetValue(text, out var word) ? word : throw ActionProblem.BadBody($"'{name}' is one of: {string.Join(", ", words.Keys)}.");
    }

    /// <summary>Null for what is no text, or one that no reader could show: half a surrogate pair.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex("(Z|[+-][0-9]{2}:[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex HasOffset();
}
