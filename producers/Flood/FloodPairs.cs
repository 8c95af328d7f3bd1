using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>Makes the pairs of a flood. Every hundredth disagrees by one unit of its currency.</summary>
internal sealed class FloodPairs(int seed, FloodMix mix, TimeProvider time)
{
    private const int OneMismatchIn = 100;

    private const int SmallestAmount = 10_00;

    private const int OneUnit = 1_00;

    private readonly Draw _draw = new(seed);

    private readonly string _run = new Draw(seed).Token(8);

    private long _made;

    internal FloodPair Next()
    {
        var number = _made++;
        var stripe = mix == FloodMix.Mixed && number % 2 == 1;
        var agrees = number % OneMismatchIn != OneMismatchIn - 1;
        var now = time.GetUtcNow();
        var payment = new Payment
        {
            Id = stripe ? $"pi_3{_draw.Token(23)}" : $"tx-{_run}-{number}",
            OrderId = $"order-{_run}-{number}",
            AmountMinor = _draw.Number(SmallestAmount, 500_000),
            Currency = PaymentCurrency.Eur,
        };
        var booked = agrees ? payment : payment with { AmountMinor = payment.AmountMinor - OneUnit };
        var posting = new LedgerPosting($"P-{_run}-{number}", $"BK-{_run}-{number}", _draw.Uuid(), (int)(number % 1_000_000));
        return new FloodPair(payment.Id, Gateway(payment, stripe, number, now), new OutgoingEvent(LedgerPayload.Provider, null, LedgerPayload.Booked(booked, posting, now)), agrees);
    }

    private OutgoingEvent Gateway(Payment payment, bool stripe, long number, DateTimeOffset now) => stripe
        ? new OutgoingEvent(StripePayload.Provider, null, StripePayload.IntentSucceeded(payment, _draw, now))
        : new OutgoingEvent(GenericPayload.Provider, null, GenericPayload.Captured(payment, $"ev-{_run}-{number}", now));
}
