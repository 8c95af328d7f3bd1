using System.Text.Json;
using System.Text.Json.Serialization;

namespace RealRecon.Core;

/// <summary>An ISO 4217 currency that has a minor unit. Only <see cref="TryGet"/> makes one, so an unknown code cannot exist as a value.</summary>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly record struct Currency
{
    private readonly string? _code;

    private Currency(string code, int exponent)
    {
        _code = code;
        Exponent = exponent;
    }

    /// <summary>The three-letter code, upper case.</summary>
    public string Code => _code ?? throw new InvalidOperationException("A default Currency has no code.");

    /// <summary>Digits after the decimal point: 0 for JPY, 2 for EUR, 3 for KWD (ISO 4217).</summary>
    public int Exponent { get; }

    /// <summary>Finds an active currency by its upper-case code. False for unknown, historic and unit-less codes (XAU, XXX).</summary>
    public static bool TryGet(string? code, out Currency currency)
    {
        if (code is not null && Iso4217.Exponents.TryGetValue(code, out var known))
        {
            currency = new Currency(known.Code, known.Exponent);
            return true;
        }

        currency = default;
        return false;
    }

    /// <summary>For code and tests that name a currency literally.</summary>
    /// <exception cref="ArgumentException">The code is not an active ISO 4217 currency.</exception>
    public static Currency Of(string code) =>
        TryGet(code, out var currency) ? currency : throw new ArgumentException($"'{code}' is not an active ISO 4217 currency.", nameof(code));

    public override string ToString() => _code ?? "";
}

/// <summary>A currency is its code, in every document that RealRecon writes.</summary>
public sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryGet(reader.GetString(), out var currency) ? currency : throw new JsonException("Unknown currency.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
