namespace RealRecon.Producers.Scenarios;

/// <summary>The bank booked, but its event was lost: RealRecon asks the bank and finds the posting.</summary>
internal static class LostEventHealed
{
    internal const string Name = "lost-event-healed";

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        for (var i = 0; i < (settings.Payments ?? 3); i++) draft.LoseBooking(ScenarioDraft.FormOf(i), draft.StartOf(i));
        return draft.Finish();
    }
}
