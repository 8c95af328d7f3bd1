using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;

namespace RealRecon.Producers.Scenarios;

/// <summary>Collects a scenario's events and expectations while it is written down.</summary>
internal sealed class ScenarioDraft(string name, ScenarioSettings settings)
{
    /// <summary>How long the bank takes when nothing is wrong: long enough to be seen waiting.</summary>
    internal static readonly TimeSpan BankDelay = TimeSpan.FromMilliseconds(250);

    private static readonly PaymentCurrency[] Currencies = [PaymentCurrency.Inr, PaymentCurrency.Eur, PaymentCurrency.Usd, PaymentCurrency.Gbp, PaymentCurrency.Jpy];

    private readonly List<PlannedEvent> _events = [];

    private readonly List<PlannedCall> _calls = [];

    private readonly List<Expectation> _expectations = [];

    private readonly List<CaseExpectation> _cases = [];

    private readonly List<ExpectedDeadLetter> _deadLetters = [];

    internal Draw Draw { get; } = new(settings.Seed);

    internal ScenarioSettings Settings => settings;

    /// <summary>The gateway forms in turn, so that each provider has its share.</summary>
    internal static GatewayForm FormOf(int payment) => (GatewayForm)(payment % 4);

    internal TimeSpan StartOf(int payment) => settings.Spacing * payment;

    /// <summary>A payment with an id as its gateway makes them, and an amount between 1 and 5,000 units unless it is given.</summary>
    internal Payment NewPayment(GatewayForm form, PaymentCurrency? currency = null, long? amountMinor = null)
    {
        currency ??= form == GatewayForm.Razorpay ? PaymentCurrency.Inr : Draw.Of(Currencies);
        return new Payment
        {
            Id = form switch
            {
                GatewayForm.Razorpay => $"pay_{Draw.Token(14)}",
                GatewayForm.Generic => $"tx-{Draw.Token(16)}",
                _ => $"pi_3{Draw.Token(23)}",
            },
            OrderId = $"order_{Draw.Token(14)}",
            AmountMinor = amountMinor ?? Draw.Number(100, 500_000),
            Currency = currency,
        };
    }

    /// <summary>The gateway says that it captured the payment.</summary>
    internal PlannedEvent Capture(Payment payment, GatewayForm form, TimeSpan at, string? partitionKey = null)
    {
        var time = settings.Start + at;
        var (provider, type, body) = form switch
        {
            GatewayForm.StripeIntent => (StripePayload.Provider, "payment_intent.succeeded", StripePayload.IntentSucceeded(payment, Draw, time)),
            GatewayForm.StripeCharge => (StripePayload.Provider, "charge.succeeded", StripePayload.ChargeSucceeded(payment, Draw, time)),
            GatewayForm.Razorpay => (RazorpayPayload.Provider, "payment.captured", RazorpayPayload.Captured(payment, Draw, time)),
            _ => (GenericPayload.Provider, "CAPTURED", GenericPayload.Captured(payment, $"ev-{Draw.Token(16)}", time)),
        };
        return Send(new PlannedEvent
        {
            At = at,
            Hub = Hub.Gateway,
            PartitionKey = partitionKey ?? payment.Id,
            Provider = provider,
            EventId = form == GatewayForm.Razorpay ? Draw.Token(14) : null,
            Body = body,
            Transactions = [payment.Id],
            Summary = $"{provider} {type} {payment.Currency.Code} {payment.Amount}",
        });
    }

    /// <summary>A gateway without a format of its own says that it gave this much of an order back.</summary>
    internal PlannedEvent Refund(Payment refund, TimeSpan at) => Send(new PlannedEvent
    {
        At = at,
        Hub = Hub.Gateway,
        PartitionKey = refund.Id,
        Provider = GenericPayload.Provider,
        Body = GenericPayload.Refunded(refund, $"ev-{Draw.Token(16)}", settings.Start + at),
        Transactions = [refund.Id],
        Summary = $"{GenericPayload.Provider} REFUNDED {refund.Currency.Code} {refund.Amount}",
    });

    /// <summary>The bank's ledger books the payment.</summary>
    /// <param name="payment">What is booked.</param>
    /// <param name="at">When the event is sent.</param>
    /// <param name="partitionKey">Null for the payment's id.</param>
    /// <param name="bookedAt">When the bank booked it; null for the moment of sending.</param>
    internal PlannedEvent Book(Payment payment, TimeSpan at, string? partitionKey = null, TimeSpan? bookedAt = null) =>
        Send(Ledger(payment, at, partitionKey, LedgerPayload.Booked(payment, LedgerPosting.From(Draw), settings.Start + (bookedAt ?? at))));

    /// <summary>The bank's ledger books money that goes out.</summary>
    internal PlannedEvent BookOut(Payment payment, TimeSpan at) =>
        Send(Ledger(payment, at, null, LedgerPayload.BookedOut(payment, LedgerPosting.From(Draw), settings.Start + at)));

    /// <summary>The bank notifies of the payments in one camt.054: one entry in all when they are a batch, else an entry each.</summary>
    internal PlannedEvent Notify(CamtVersion version, IReadOnlyList<Payment> payments, bool batch, TimeSpan at) => Send(new PlannedEvent
    {
        At = at,
        Hub = Hub.Bank,
        // A notification of several payments has no key of its own to join on; order does not matter for the verdict.
        PartitionKey = payments[0].Id,
        Provider = CamtPayload.Provider,
        Body = batch ? CamtPayload.Batch(version, payments, Draw, settings.Start + at) : CamtPayload.Entries(version, payments, Draw, settings.Start + at),
        Transactions = [.. payments.Select(payment => payment.Id)],
        Summary = $"camt.054 v{(int)version} BOOK {(payments.Count == 1 ? $"{payments[0].Currency.Code} {payments[0].Amount}" : $"{payments.Count} details in {(batch ? "one entry" : "entries of their own")}")}",
    });

    /// <summary>The bank has the payment in its book from the start, and its event is lost.</summary>
    internal void BookWithoutEvent(Payment payment, TimeSpan bookedAt) => _calls.Add(new PlannedCall.Booking(new BookedPosting(payment, LedgerPosting.From(Draw), settings.Start + bookedAt))
    {
        At = bookedAt,
        Transactions = [payment.Id],
        Summary = $"bank's book, event lost: {payment.Currency.Code} {payment.Amount}",
    });

    /// <summary>A payment that is captured and booked, whose booking nobody tells of: a question to the bank has to find it, and no person.</summary>
    internal void LoseBooking(GatewayForm form, TimeSpan at)
    {
        var payment = NewPayment(form);
        BookWithoutEvent(payment, at);
        Capture(payment, form, at);
        Expect(new Expectation { TransactionId = payment.Id, Status = "MATCHED", Reasons = ["M09_AUTO_RETRY"], IsNeverAlert = true });
    }

    /// <summary>The bank's API behaves so for a while.</summary>
    internal void TurnBank(BankBehaviour behaviour, TimeSpan at, TimeSpan duration) => _calls.Add(new PlannedCall.BankTurns(behaviour, duration)
    {
        At = at,
        Transactions = [],
        Summary = $"bank's API {behaviour.ToString().ToLowerInvariant()} for {duration.TotalSeconds:0.#} s",
    });

    internal PlannedEvent Send(PlannedEvent planned)
    {
        _events.Add(planned);
        return planned;
    }

    internal void Expect(string transactionId, string status, params IReadOnlyList<string> reasons) =>
        Expect(new Expectation { TransactionId = transactionId, Status = status, Reasons = reasons });

    internal void Expect(Expectation expectation) => _expectations.Add(expectation);

    internal void Expect(CaseExpectation expectation) => _cases.Add(expectation);

    internal void ExpectDeadLetter(ExpectedDeadLetter letter) => _deadLetters.Add(letter);

    internal Scenario Finish() => new()
    {
        Name = name,
        Events = [.. _events.OrderBy(planned => planned.At)],
        Calls = [.. _calls.OrderBy(call => call.At)],
        Expectations = _expectations,
        Cases = _cases,
        DeadLetters = _deadLetters,
    };

    private static PlannedEvent Ledger(Payment payment, TimeSpan at, string? partitionKey, byte[] body) => new()
    {
        At = at,
        Hub = Hub.Bank,
        PartitionKey = partitionKey ?? payment.Id,
        Provider = LedgerPayload.Provider,
        Body = body,
        Transactions = [payment.Id],
        Summary = $"ledger BOOKED {payment.Currency.Code} {payment.Amount}",
    };
}
