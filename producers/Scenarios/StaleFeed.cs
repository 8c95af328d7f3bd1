using RealRecon.Producers.Observing;
using RealRecon.Producers.Payloads;

namespace RealRecon.Producers.Scenarios;

/// <summary>
/// Both sides are live; then the bank falls silent while thousands of captures wait, longer than any of them may wait; then its backlog comes.
/// One case of the feed, and nobody is told of a single payment.
/// </summary>
internal static class StaleFeed
{
    internal const string Name = "stale-feed";

    private const int ManyPayments = 8_000;

    private const int BacklogPerSecond = 4_000;

    private const GatewayForm Form = GatewayForm.Generic;

    private static readonly TimeSpan LiveSpacing = TimeSpan.FromMilliseconds(100);

    /// <summary>RealRecon looks at a feed once a second; so much later it knows what it has learned.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>For so long both sides are live once more, so that the feed is seen to be well.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(3);

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        var waiting = settings.Payments ?? ManyPayments;
        var live = settings.LiveTime + Beat;
        // What waits from the beginning would have been alerted long ago, were it not held.
        var silence = (2 * settings.BankDeadline) + TimeSpan.FromSeconds(2);
        var backlog = live + silence;
        var drained = backlog + TimeSpan.FromSeconds((double)waiting / BacklogPerSecond);

        LiveUntil(draft, TimeSpan.Zero, live);
        for (var i = 0; i < waiting; i++)
        {
            var share = (double)i / waiting;
            var captured = live + (share * silence);
            Pay(draft, captured, backlog + (share * (drained - backlog)));
        }

        LiveUntil(draft, drained, drained + Afterwards);
        draft.Expect(new CaseExpectation { Kind = CaseKind.Feed, Key = "bank-ledger", Code = "FEED_STALE", IsOpen = false });
        return draft.Finish();
    }

    private static void LiveUntil(ScenarioDraft draft, TimeSpan from, TimeSpan to)
    {
        for (var at = from; at < to; at += LiveSpacing) Pay(draft, at, at + ScenarioDraft.BankDelay);
    }

    // The bank books when it always does; only its word of it comes late.
    private static void Pay(ScenarioDraft draft, TimeSpan captured, TimeSpan told)
    {
        var payment = draft.NewPayment(Form, PaymentCurrency.Eur);
        draft.Capture(payment, Form, captured);
        draft.Book(payment, told, bookedAt: captured + ScenarioDraft.BankDelay);
        draft.Expect(new Expectation { TransactionId = payment.Id, Status = "MATCHED", Reasons = [], IsNeverAlert = true });
    }
}
