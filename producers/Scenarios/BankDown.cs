using RealRecon.Producers.Simulation;

namespace RealRecon.Producers.Scenarios;

/// <summary>Events are lost, and when RealRecon wants to ask the bank, its API is down: it waits, asks again and finds the postings.</summary>
internal static class BankDown
{
    internal const string Name = "bank-down";

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        // Down before the first question can come, and not much earlier: an outage that is over by then shows nothing.
        draft.TurnBank(BankBehaviour.Down, settings.BankDeadline / 2, settings.Outage);
        for (var i = 0; i < (settings.Payments ?? 3); i++) draft.LoseBooking(ScenarioDraft.FormOf(i), draft.StartOf(i));
        return draft.Finish();
    }
}
