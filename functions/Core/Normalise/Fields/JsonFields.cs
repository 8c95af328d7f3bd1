using System.Runtime.InteropServices;
using System.Text.Json;

namespace RealRecon.Core.Normalise.Fields;

/// <summary>
/// The members of one JSON object, each read under its rule. What breaks a rule goes to the refusal, and the caller gets a harmless default.
/// A member that is null counts as absent.
/// </summary>
internal readonly partial struct JsonFields(JsonElement element, Refusal refusal, string parent = "")
{
    public Refusal Refusal => refusal;

    public bool Has(string name) => TryFind(name, out _);

    /// <summary>A member that must be an object.</summary>
    public JsonFields Object(string name)
    {
        if (TryRequire(name, out var value) && value.ValueKind != JsonValueKind.Object) Refuse(RejectionReason.FIELD_INVALID, name, "not an object");
        return new JsonFields(value, refusal, name);
    }

    /// <summary>A member that may be an object; of anything else every member is absent.</summary>
    public JsonFields OptionalObject(string name) => new(TryFind(name, out var value) ? value : default, refusal, name);

    /// <summary>The elements of a member that may be an array of objects.</summary>
    public IEnumerable<JsonFields> OptionalList(string name)
    {
        if (!TryFind(name, out var list) || list.ValueKind != JsonValueKind.Array) yield break;
        foreach (var item in list.EnumerateArray()) yield return new JsonFields(item, Refusal, name);
    }

    /// <summary>A word or a date: text up to <see cref="Limits.WordLength"/> characters.</summary>
    public string Word(string name) => TryRequire(name, out var value) ? TextOf(value, name, Limits.WordLength) : "";

    public string? OptionalWord(string name) => TryFind(name, out var value) ? TextOf(value, name, Limits.WordLength) : null;

    /// <summary>A reference that must be there and legal.</summary>
    public string Reference(string name, int maxLength) => TryRequire(name, out var value) ? ReferenceOf(value, name, maxLength) : "";

    public string? OptionalReference(string name, int maxLength) => TryFind(name, out var value) ? ReferenceOf(value, name, maxLength) : null;

    /// <summary>A reference that the bank may state as absent, see <see cref="ReferenceRules.IsGiven"/>.</summary>
    public string? GivenReference(string name)
    {
        if (!TryFind(name, out var value)) return null;
        var text = TextOf(value, name, Limits.ReferenceLength);
        return ReferenceRules.IsGiven(text) && (ReferenceText.IsLegal(text, Limits.ReferenceLength) || ReferenceRules.Accept(text, Limits.ReferenceLength, PathOf(name), refusal)) ? text : null;
    }

    /// <summary>A reference out of a merchant's free text: what is not legal is no reference, and no reason to lose a payment.</summary>
    public string? FreeReference(string name) =>
        TryFind(name, out var value) && value.ValueKind == JsonValueKind.String && !IsLongerThan(value, Limits.ReferenceLength)
        && value.GetString() is { } text && ReferenceText.IsLegal(text, Limits.ReferenceLength) ? text : null;

    /// <summary>The rail that the money takes, in lower case. It only tunes deadlines, so one that is no plain word is ignored.</summary>
    public string? Rail(string name) => TryFind(name, out var value) ? RailText.Of(value) : null;

    /// <summary>The first rail of a member that may be a list of them.</summary>
    public string? FirstRail(string name) =>
        TryFind(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? RailText.Of(list[0]) : null;

    public TransactionId TransactionId(string name)
    {
        var text = Reference(name, Core.TransactionId.MaxLength);
        return Core.TransactionId.TryCreate(text, out var id) ? id : default;
    }

    /// <summary>True or false as JSON has them; the text "false" is neither.</summary>
    public bool Flag(string name)
    {
        if (!TryRequire(name, out var value)) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Refuse(RejectionReason.FIELD_INVALID, name, "not true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    public bool OptionalFlag(string name) => Has(name) && Flag(name);

    /// <summary>Refuses and gives null, so that a format can return it.</summary>
    public Movement? Refuse(RejectionReason reason, string name, string rule)
    {
        refusal.Add(reason, PathOf(name), rule);
        return null;
    }

    private string PathOf(string name) => parent.Length == 0 ? name : $"{parent}.{name}";

    private bool TryFind(string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private bool TryRequire(string name, out JsonElement value)
    {
        if (TryFind(name, out value)) return true;
        value = default;
        if (!refusal.Happened) Refuse(RejectionReason.FIELD_MISSING, name, "must be there");
        return false;
    }

    private string ReferenceOf(JsonElement value, string name, int maxLength)
    {
        var text = TextOf(value, name, maxLength);
        // The path is put together only for a refusal.
        if (!refusal.Happened && !ReferenceText.IsLegal(text, maxLength)) ReferenceRules.Accept(text, maxLength, PathOf(name), refusal);
        return text;
    }

    private string TextOf(JsonElement value, string name, int maxLength)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(RejectionReason.FIELD_INVALID, name, "not a text");
            return "";
        }

        // Looked at before it is unescaped, so that a long text costs nothing.
        var text = IsLongerThan(value, maxLength) ? null : value.GetString();
        if (text?.Length <= maxLength) return text;
        Refuse(RejectionReason.TEXT_TOO_LONG, name, $"longer than {maxLength} characters");
        return "";
    }

    // One character takes at most six bytes of JSON, an escape; the quotes take two.
    private static bool IsLongerThan(JsonElement text, int maxLength) => JsonMarshal.GetRawUtf8Value(text).Length > (6 * maxLength) + 2;
}
