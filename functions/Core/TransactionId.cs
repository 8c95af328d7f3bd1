using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RealRecon.Core;

/// <summary>The reference that joins the two sides of one movement of money. Compared byte for byte; never trimmed, folded or shortened.</summary>
[JsonConverter(typeof(TransactionIdJsonConverter))]
public readonly record struct TransactionId
{
    /// <summary>In UTF-16 code units. ISO 20022 references have 35, provider ids about 30; a longer one is a mistake or an attack.</summary>
    public const int MaxLength = 64;

    private readonly string? _value;

    private TransactionId(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("A default TransactionId has no value.");

    /// <summary>The id as an entity key and table key: see <see cref="StorageKey"/>.</summary>
    public string Key => StorageKey.Encode(Value);

    /// <summary>
    /// Accepts 1 to <see cref="MaxLength"/> characters without control, format or private characters, unpaired surrogates, blanks at either end,
    /// and nothing that looks like a card number.
    /// </summary>
    public static bool TryCreate([NotNullWhen(true)] string? value, out TransactionId id)
    {
        var legal = ReferenceText.IsLegal(value, MaxLength);
        id = legal ? new TransactionId(value!) : default;
        return legal;
    }

    /// <exception cref="ArgumentException">The text is not a legal id.</exception>
    public static TransactionId Of(string value) =>
        TryCreate(value, out var id) ? id : throw new ArgumentException("Not a legal transaction id.", nameof(value));

    public override string ToString() => _value ?? "";
}

public sealed class TransactionIdJsonConverter : JsonConverter<TransactionId>
{
    public override TransactionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TransactionId.TryCreate(reader.GetString(), out var id) ? id : throw new JsonException("Not a legal transaction id.");

    public override void Write(Utf8JsonWriter writer, TransactionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
