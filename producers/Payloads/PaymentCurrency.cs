namespace RealRecon.Producers.Payloads;

/// <summary>A currency and how many decimals it has (ISO 4217). Written down here, apart from the engine: what checks a thing should not share its tables.</summary>
public sealed record PaymentCurrency(string Code, int Exponent)
{
    public static PaymentCurrency Inr { get; } = new("INR", 2);

    public static PaymentCurrency Eur { get; } = new("EUR", 2);

    public static PaymentCurrency Usd { get; } = new("USD", 2);

    public static PaymentCurrency Gbp { get; } = new("GBP", 2);

    public static PaymentCurrency Jpy { get; } = new("JPY", 0);

    public static PaymentCurrency Kwd { get; } = new("KWD", 3);

    public string Format(long minor)
    {
        var digits = minor.ToString().PadLeft(Exponent + 1, '0');
        return Exponent == 0 ? digits : $"{digits[..^Exponent]}.{digits[^Exponent..]}";
    }
}
