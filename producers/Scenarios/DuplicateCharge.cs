namespace RealRecon.Producers.Scenarios;

/// <summary>The gateway captures once, and says so twice; the bank books the money twice, under two references of its own.</summary>
internal static class DuplicateCharge
{
    internal const string Name = "duplicate-charge";

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        for (var i = 0; i < (settings.Payments ?? 1); i++)
        {
            var form = ScenarioDraft.FormOf(i);
            var start = draft.StartOf(i);
            var payment = draft.NewPayment(form);
            var capture = draft.Capture(payment, form, start);
            draft.Book(payment, start + ScenarioDraft.BankDelay);
            draft.Book(payment, start + (2 * ScenarioDraft.BankDelay));
            // The same bytes once more: gateways deliver at least once, and that may change nothing.
            draft.Send(capture with { At = start + (3 * ScenarioDraft.BankDelay), Summary = $"{capture.Summary} (redelivered)" });
            draft.Expect(payment.Id, "MISMATCH", "DUP_BANK_POSTING");
        }

        return draft.Finish();
    }
}
