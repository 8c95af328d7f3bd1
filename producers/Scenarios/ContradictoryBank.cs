using RealRecon.Producers.Simulation;

namespace RealRecon.Producers.Scenarios;

/// <summary>The bank's event was lost, and what the bank answers is more than the gateway's.</summary>
internal static class ContradictoryBank
{
    internal const string Name = "contradictory-bank";

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        var payments = settings.Payments ?? 3;
        draft.TurnBank(BankBehaviour.Contradictory, TimeSpan.Zero, draft.StartOf(payments) + (2 * settings.AlertDeadline));
        for (var i = 0; i < payments; i++)
        {
            var form = ScenarioDraft.FormOf(i);
            var payment = draft.NewPayment(form);
            draft.BookWithoutEvent(payment, draft.StartOf(i));
            draft.Capture(payment, form, draft.StartOf(i));
            draft.Expect(payment.Id, "MISMATCH", "AMT_OVER");
        }

        return draft.Finish();
    }
}
