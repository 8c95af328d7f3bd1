using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

/// <summary>Valid bodies of every format, damaged: flipped bits, splices, cuts, repeats, swapped digits. A failure prints the seed.</summary>
public sealed partial class MutationTests
{
    private const int Runs = 20_000;

    private static readonly (Side Side, byte[] Body)[] Seeds =
    [
        .. new[] { StripeEvents.Intent, StripeEvents.Charge, StripeEvents.Refund, StripeEvents.Dispute, RazorpayEvents.Payment, RazorpayEvents.OrderPaid, RazorpayEvents.Refund, OwnFormats.Gateway }
            .Select(body => (Side.Gateway, Encoding.UTF8.GetBytes(body))),
        .. new[] { OwnFormats.Posting, CamtDocuments.Of(CamtDocuments.Entry), CamtDocuments.Of(CamtDocuments.OldEntry, "02"), CamtDocuments.Of(CamtDocuments.BatchEntry) }
            .Select(body => (Side.Bank, Encoding.UTF8.GetBytes(body))),
    ];

    private static readonly Gen<(Side Side, byte[] Body)> Damaged =
        OneOf(Seeds).SelectMany(seed => Mutation(seed.Body.Length).Array[1, 4].Select(mutations => (seed.Side, Body: mutations.Aggregate(seed.Body, (body, mutate) => mutate(body)))));

    [Fact]
    public void Normalise_WhenBytesAreDamaged_NeverFailsAndNeverMakesUpAnAmount() => Damaged.Sample(
        damaged =>
        {
            var result = Normaliser.Normalise(Given.Event(damaged.Side, damaged.Body), new NormaliseRules { AcceptTestEvents = true });
            return !result.Rejections.Any(rejection => rejection.Reason == RejectionReason.POISON)
                && (result.Events.Length > 0 || result.Rejections.Length > 0)
                && result.Events.All(payment => IsSound(payment) && StandsIn(Encoding.UTF8.GetString(damaged.Body), payment.Amount));
        },
        iter: Runs,
        print: damaged => Encoding.UTF8.GetString(damaged.Body));

    [Fact]
    public void Normalise_WhenBytesAreAnything_NeverFails() => Gen.Select(Gen.Byte.Array[0, 400], Gen.Bool, OneOf<string?>("stripe", "razorpay", "generic", "ledger", "camt", "x", null)).Sample(
        (bytes, bank, provider) =>
        {
            var result = Normaliser.Normalise(Given.Event(bank ? Side.Bank : Side.Gateway, bytes, provider), new NormaliseRules());
            return result.Events.IsEmpty && result.Rejections.Length == 1 && result.Rejections[0].Reason != RejectionReason.POISON;
        },
        iter: Runs);

    [Fact]
    public void Major_WhenItsDigitsAreAny_IsWrittenBackExactlyOrRefused() =>
        Gen.Select(Gen.Char["0123456789"].Array[1, 20], Gen.Int[-1, 20], OneOf("JPY", "EUR", "KWD", "CLF")).Sample(
            (digits, point, currency) =>
            {
                var text = new string(digits);
                if (point >= 0 && point <= text.Length) text = text.Insert(point, ".");
                var result = Given.OnGateway(OwnFormats.GatewayWorth($"\"{text}\"", currency));
                return result.Events.IsEmpty || Canonical(text) == Canonical(Decimals(result.Events[0].Amount));
            },
            iter: Runs);

    private static bool IsSound(PaymentEvent payment) =>
        payment.Amount.MinorUnits is > 0 and < 1_000_000_000_000_000_000
        && ReferenceText.IsLegal(payment.TransactionId.Value, TransactionId.MaxLength)
        && ReferenceText.IsLegal(payment.EventKey, 256)
        && payment.FactKey.Length <= 256
        && payment.OccurredAt.Year is >= 1999 and <= 2100;

    // The same value must stand in the body as a number: in the currency's minor units, or in major units.
    private static bool StandsIn(string body, Money amount)
    {
        var (minor, major) = (amount.MinorUnits.ToString(), Canonical(Decimals(amount)));
        return Numbers().Matches(body).Any(number => number.Value == minor || Canonical(number.Value) == major);
    }

    private static string Decimals(Money amount)
    {
        var digits = amount.MinorUnits.ToString().PadLeft(amount.Currency.Exponent + 1, '0');
        return amount.Currency.Exponent == 0 ? digits : digits.Insert(digits.Length - amount.Currency.Exponent, ".");
    }

    private static string Canonical(string number)
    {
        var whole = number.TrimStart('0');
        return whole.Contains('.') ? "0" + whole.TrimEnd('0').TrimEnd('.') : "0" + whole;
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Func<byte[], byte[]>> Mutation(int length) => Gen.Select(Gen.Int[0, 5], Gen.Int[0, length - 1], Gen.Int[0, length - 1], Gen.Byte)
        .Select((kind, at, other, value) => new Func<byte[], byte[]>(body => Mutate(body, kind, at % Math.Max(1, body.Length), other % Math.Max(1, body.Length), value)));

    private static byte[] Mutate(byte[] body, int kind, int at, int other, byte value)
    {
        if (body.Length == 0) return body;
        var (from, to) = (Math.Min(at, other), Math.Max(at, other));
        return kind switch
        {
            0 => [.. body[..at], (byte)(body[at] ^ (1 << (value % 8))), .. body[(at + 1)..]],
            1 => [.. body[..at], value, .. body[at..]],
            2 => body[..at],
            3 => [.. body[..to], .. body[from..to], .. body[to..]],
            4 => [.. body[..from], .. body[to..]],
            _ => [.. body.Select((b, i) => i >= at && i < at + 12 && char.IsAsciiDigit((char)b) ? (byte)('0' + ((b + value) % 10)) : b)],
        };
    }

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Numbers();
}
