using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>Makes the pairs of a flood. Every hundredth disagrees by one unit of its currency.</summary>
internal sealed class FloodPairs
{
    private const int OneMismatchIn = 100;

    private const int OneUnit = 1_00;

    private readonly FloodMix _mix;

    private readonly TimeProvider _time;

    private readonly Draw _draw;

    private readonly string _run;

    private readonly PairTemplates _templates;

    private long _made;

    internal FloodPairs(int seed, FloodMix mix, TimeProvider time)
    {
        (_mix, _time, _draw) = (mix, time, new Draw(seed));
        _run = new Draw(seed).Token(8);
        _templates = new PairTemplates(_run);
    }

    internal FloodPair Next()
    {
        var number = _made++;
        var agrees = number % OneMismatchIn != OneMismatchIn - 1;
        var amount = _draw.Number(PairTemplates.SmallestAmount + OneUnit, PairTemplates.AmountLimit);
        var booked = agrees ? amount : amount - OneUnit;
        var now = _time.GetUtcNow();
        if (_mix == FloodMix.Mixed && number % 2 == 1) return Stripe(number, amount, booked, agrees, now);
        return new FloodPair(_templates.IdOf(number), _templates.Capture(number, amount, now), _templates.Booking(number, booked, now), agrees);
    }

    private FloodPair Stripe(long number, int amount, int booked, bool agrees, DateTimeOffset now)
    {
        var payment = new Payment { Id = $"pi_3{_draw.Token(23)}", OrderId = $"order-{_run}-{number}", AmountMinor = amount, Currency = PaymentCurrency.Eur };
        var posting = new LedgerPosting($"P-{_run}-{number}", $"BK-{_run}-{number}", _draw.Uuid(), (int)(number % 1_000_000));
        var capture = new OutgoingEvent(StripePayload.Provider, null, StripePayload.IntentSucceeded(payment, _draw, now));
        var booking = new OutgoingEvent(LedgerPayload.Provider, null, LedgerPayload.Booked(payment with { AmountMinor = booked }, posting, now));
        return new FloodPair(payment.Id, capture.ToEncoded(), booking.ToEncoded(), agrees);
    }
}
