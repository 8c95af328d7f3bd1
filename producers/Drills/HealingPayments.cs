using RealRecon.Producers.Flood;
using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;

namespace RealRecon.Producers.Drills;

/// <summary>Makes the payments of a healing drill.</summary>
internal sealed class HealingPayments
{
    private const int OneUnit = 1_00;

    private readonly Draw _draw;

    private readonly TimeProvider _time;

    private readonly string _run;

    private readonly PairTemplates _templates;

    private long _made;

    internal HealingPayments(int seed, TimeProvider time)
    {
        (_draw, _time, _run) = (new Draw(seed), time, new Draw(seed).Token(8));
        _templates = new PairTemplates(_run);
    }

    internal HealingPayment Next()
    {
        var (number, now) = (_made++, _time.GetUtcNow());
        var amount = _draw.Number(PairTemplates.SmallestAmount + OneUnit, PairTemplates.AmountLimit);
        var kind = HealingMix.KindOf(number);
        var generic = new HealingPayment { Id = _templates.IdOf(number), Kind = kind, CapturedAt = now, Capture = _templates.Capture(number, amount, now) };
        return kind switch
        {
            HealingKind.Ordinary => generic with { Booking = _templates.Booking(number, amount, now) },
            HealingKind.Lost => generic with { InBanksBook = Booked(generic.Id, amount, now) },
            HealingKind.Contradictory => generic with { InBanksBook = Booked(generic.Id, amount - OneUnit, now) },
            HealingKind.Late => generic with { LateBooking = new OutgoingEvent(LedgerPayload.Provider, null, Ledger(generic.Id, amount, now)) },
            HealingKind.Fee => WithFee(number, amount, now),
            _ => generic,
        };
    }

    /// <summary>Only gateways that can be asked explain their fees.</summary>
    private HealingPayment WithFee(long number, int amount, DateTimeOffset now)
    {
        var payment = PaymentOf($"pi_3{_draw.Token(23)}", amount);
        var fee = (amount * 29 / 1000) + 30;
        return new HealingPayment
        {
            Id = payment.Id,
            Kind = HealingKind.Fee,
            CapturedAt = now,
            Capture = new OutgoingEvent(StripePayload.Provider, null, StripePayload.IntentSucceeded(payment, _draw, now)).ToEncoded(),
            Booking = new OutgoingEvent(LedgerPayload.Provider, null, Ledger(payment.Id, amount - fee, now)).ToEncoded(),
            InGatewaysBook = new CapturedPayment(payment, fee, StripeObjects.Intent(payment, fee, _draw, now)),
        };
    }

    private BookedPosting Booked(string id, long amountMinor, DateTimeOffset now) => new(PaymentOf(id, amountMinor), LedgerPosting.From(_draw), now);

    private byte[] Ledger(string id, long amountMinor, DateTimeOffset now) => LedgerPayload.Booked(PaymentOf(id, amountMinor), LedgerPosting.From(_draw), now);

    private Payment PaymentOf(string id, long amountMinor) => new() { Id = id, OrderId = $"order-{_run}-{id}", AmountMinor = amountMinor, Currency = PaymentCurrency.Eur };
}
