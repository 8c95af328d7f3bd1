namespace RealRecon.Producers.Scenarios;

/// <summary>The gateway captures and the bank says nothing.</summary>
internal static class SilentBank
{
    internal const string Name = "silent-bank";

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        for (var i = 0; i < (settings.Payments ?? 3); i++)
        {
            // Stripe, Razorpay, generic: one of each before it repeats.
            var form = (i % 3) switch { 0 => GatewayForm.StripeIntent, 1 => GatewayForm.Razorpay, _ => GatewayForm.Generic };
            var payment = draft.NewPayment(form);
            draft.Capture(payment, form, draft.StartOf(i));
            draft.Expect(payment.Id, "ALERT", "BANK_MISSING");
        }

        return draft.Finish();
    }
}
