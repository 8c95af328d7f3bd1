namespace RealRecon.Producers.Payloads;

/// <summary>Everything random in a payload, from one seed: the same seed draws the same ids and amounts on every machine.</summary>
/// <remarks>Digit strings stay below 13 digits and ids mix letters in, so that nothing drawn can pass for a payment card number.</remarks>
// A fixed sequence is what is wanted here; nothing drawn is a secret.
#pragma warning disable CA5394
public sealed class Draw(int seed)
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const string Hex = "0123456789abcdef";

    private readonly Random _random = new(seed);

    /// <summary>Letters and digits, as Stripe and Razorpay end their ids.</summary>
    public string Token(int length) => Text(Base62, length);

    /// <param name="count">At most 12.</param>
    public string Digits(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 12);
        return Text("0123456789", count);
    }

    /// <summary>A version 4 UUID whose groups begin with letters where the format leaves the choice.</summary>
    public string Uuid() => $"{Letter()}{Text(Hex, 7)}-{Letter()}{Text(Hex, 3)}-4{Text(Hex, 3)}-{"ab"[_random.Next(2)]}{Text(Hex, 3)}-{Letter()}{Text(Hex, 11)}";

    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    public int Number(int from, int to) => _random.Next(from, to);

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private char Letter() => "abcdef"[_random.Next(6)];

    private string Text(string alphabet, int length) => string.Create(length, (_random, alphabet), static (text, from) =>
    {
        foreach (ref var c in text) c = from.alphabet[from._random.Next(from.alphabet.Length)];
    });
}
#pragma warning restore CA5394
