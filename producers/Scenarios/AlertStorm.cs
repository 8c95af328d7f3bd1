using RealRecon.Producers.Observing;
using RealRecon.Producers.Payloads;

namespace RealRecon.Producers.Scenarios;

/// <summary>The bank's feed takes minor units for major ones: every amount is a hundred times too large. One cause, one case.</summary>
internal static class AlertStorm
{
    internal const string Name = "alert-storm";

    private const int ManyPayments = 10_000;

    /// <summary>So many captures without a booking would look like a silent bank.</summary>
    private static readonly TimeSpan BankDelay = TimeSpan.FromMilliseconds(100);

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        var payments = settings.Payments ?? ManyPayments;
        for (var i = 0; i < payments; i++)
        {
            var payment = draft.NewPayment(GatewayForm.Generic, PaymentCurrency.Eur);
            draft.Capture(payment, GatewayForm.Generic, draft.StartOf(i));
            draft.Book(payment with { AmountMinor = payment.AmountMinor * 100 }, draft.StartOf(i) + BankDelay);
            draft.Expect(payment.Id, "MISMATCH", "AMT_SCALE");
        }

        draft.Expect(new CaseExpectation { Kind = CaseKind.Alert, Key = "AMT_SCALE|generic|ledger", Code = "AMT_SCALE", IsOpen = true, Count = payments });
        return draft.Finish();
    }
}
