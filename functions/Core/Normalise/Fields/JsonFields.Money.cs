using System.Text.Json;

namespace RealRecon.Core.Normalise.Fields;

internal readonly partial struct JsonFields
{
    /// <summary>An ISO 4217 code in upper case.</summary>
    public Currency Currency(string name) => CurrencyOf(name, Word(name));

    /// <summary>An ISO 4217 code in any case: Stripe writes lower case.</summary>
    public Currency CurrencyInAnyCase(string name) => CurrencyOf(name, Word(name).ToUpperInvariant());

    /// <summary>An amount in major units: a decimal as text, or a JSON number without an exponent.</summary>
    public Money MajorAmount(string name, Currency currency)
    {
        if (!TryRequire(name, out var value) || refusal.Happened) return default;
        var text = value.ValueKind == JsonValueKind.String ? TextOf(value, name, Limits.WordLength) : NumberText(value);
        return refusal.Happened ? default : MoneyOf(name, AmountText.TryReadMajor(text, currency, out var money), money);
    }

    /// <summary>An amount as a JSON integer in units of 10^-<paramref name="wireExponent"/>.</summary>
    public Money MinorAmount(string name, int wireExponent, Currency currency)
    {
        if (!TryRequire(name, out var value) || refusal.Happened) return default;
        return MinorAmountOf(name, NumberText(value), wireExponent, currency);
    }

    /// <summary>The same of digits that were computed from the field <paramref name="name"/>.</summary>
    public Money MinorAmountOf(string name, string text, int wireExponent, Currency currency) =>
        refusal.Happened ? default : MoneyOf(name, AmountText.TryReadMinor(text, wireExponent, currency, out var money), money);

    /// <summary>An integer without a unit, such as a running total that is subtracted from another; at most 18 digits.</summary>
    public long Integer(string name)
    {
        if (!TryRequire(name, out var value)) return 0;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && Math.Abs((decimal)number) < 1e18m) return number;
        Refuse(RejectionReason.FIELD_INVALID, name, "not an integer");
        return 0;
    }

    /// <summary>A date and time with a zone (ISO 8601).</summary>
    public DateTimeOffset Instant(string name) => InstantOf(name, Word(name));

    /// <summary>A date and time with a zone that stands elsewhere, in an envelope.</summary>
    public DateTimeOffset InstantOf(string name, string text)
    {
        if (InstantText.TryRead(text, out var time) && time is { HasZone: true, Clamped: false }) return time.Instant;
        if (!refusal.Happened) Refuse(RejectionReason.DATE_INVALID, name, "not a date and time with a zone (ISO 8601) from 2000 to 2099");
        return default;
    }

    /// <summary>Seconds since 1970.</summary>
    public DateTimeOffset UnixTime(string name)
    {
        if (!TryRequire(name, out var value)) return default;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && InstantText.TryReadUnix(seconds, out var instant)) return instant;
        Refuse(RejectionReason.DATE_INVALID, name, "not a whole number of seconds since 1970, from 2000 to 2099");
        return default;
    }

    // The raw token: binding it to a number would round or overflow before any rule is asked.
    private static string NumberText(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "";

    private Currency CurrencyOf(string name, string code)
    {
        if (!Core.Currency.TryGet(code, out var currency) && !refusal.Happened)
        {
            Refuse(RejectionReason.UNKNOWN_CURRENCY, name, "not an active ISO 4217 currency code");
        }

        return currency;
    }

    private Money MoneyOf(string name, RejectionReason? refused, Money money)
    {
        if (refused is { } reason) Refuse(reason, name, AmountRules.Of(reason));
        return money;
    }
}
