namespace RealRecon.Producers.Scenarios;

/// <summary>The bank's event comes after the deadline and after all that RealRecon asks by itself: an alert is raised, then heals.</summary>
internal static class LateBank
{
    internal const string Name = "late-bank";

    /// <summary>Long enough for the alert to be seen, also where views are projected in batches.</summary>
    private static readonly TimeSpan AfterAlert = TimeSpan.FromSeconds(2);

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        for (var i = 0; i < (settings.Payments ?? 1); i++)
        {
            var form = ScenarioDraft.FormOf(i);
            var payment = draft.NewPayment(form);
            draft.Capture(payment, form, draft.StartOf(i));
            draft.Book(payment, draft.StartOf(i) + settings.AlertDeadline + AfterAlert);
            draft.Expect(new Expectation
            {
                TransactionId = payment.Id,
                Before = new Expectation { TransactionId = payment.Id, Status = "ALERT", Reasons = ["BANK_MISSING"] },
                Status = "MATCHED",
                Reasons = ["M06_LATE"],
            });
        }

        return draft.Finish();
    }
}
