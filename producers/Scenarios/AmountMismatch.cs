using RealRecon.Producers.Payloads;

namespace RealRecon.Producers.Scenarios;

/// <summary>The gateway captures INR 500 and the bank books INR 450.</summary>
internal static class AmountMismatch
{
    internal const string Name = "amount-mismatch";

    private const long CapturedPaise = 500_00;

    private const long BookedPaise = 450_00;

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        for (var i = 0; i < (settings.Payments ?? 1); i++)
        {
            var form = (i % 3) switch { 0 => GatewayForm.Razorpay, 1 => GatewayForm.StripeIntent, _ => GatewayForm.Generic };
            var payment = draft.NewPayment(form, PaymentCurrency.Inr, CapturedPaise);
            draft.Capture(payment, form, draft.StartOf(i));
            draft.Book(payment with { AmountMinor = BookedPaise }, draft.StartOf(i) + ScenarioDraft.BankDelay);
            draft.Expect(new Expectation
            {
                TransactionId = payment.Id,
                Status = "MISMATCH",
                Reasons = ["AMT_UNDER"],
                DifferenceMinor = BookedPaise - CapturedPaise,
            });
        }

        return draft.Finish();
    }
}
