namespace RealRecon.Producers.Scenarios;

/// <summary>The scenarios that can be played.</summary>
public static class ScenarioCatalogue
{
    public static IReadOnlyList<ScenarioKind> All { get; } =
    [
        new(HappyPath.Name, "Gateway and bank agree, for every provider: MATCHED.", HappyPath.Plan),
        new(SilentBank.Name, "The gateway captured, the bank says nothing: ALERT once the deadline is over.", SilentBank.Plan),
        new(AmountMismatch.Name, "The gateway says INR 500, the bank INR 450: MISMATCH.", AmountMismatch.Plan),
        new(DuplicateCharge.Name, "One capture, told twice, and two bookings of it: MISMATCH.", DuplicateCharge.Plan),
        new(LateBank.Name, "The bank answers after the deadline: ALERT, then MATCHED.", LateBank.Plan),
        new(LostEventHealed.Name, "The bank booked, its event was lost: RealRecon asks the bank, MATCHED without a person.", LostEventHealed.Plan),
        new(BankDown.Name, "As before, but the bank's API is down for --outage: asked again, MATCHED, no alert.", BankDown.Plan),
        new(ContradictoryBank.Name, "As before, but the bank answers with a larger amount: MISMATCH.", ContradictoryBank.Plan),
        new(DoubleCharge.Name, "Two charges on one order: one case of that order, closed by the refund.", DoubleCharge.Plan),
        new(AlertStorm.Name, "10,000 payments with amounts a hundred times too large: MISMATCH each, one alert case.", AlertStorm.Plan),
        new(StaleFeed.Name, "The bank falls silent with 8,000 waiting: one case of the feed, no alert; its backlog heals all.", StaleFeed.Plan),
        new(Garbage.Name, "Every kind of malformed event among good ones: dead letters, and the good ones MATCHED.", Garbage.Plan),
    ];

    /// <exception cref="ArgumentException">No scenario has this name.</exception>
    public static ScenarioKind Named(string name) =>
        All.FirstOrDefault(kind => kind.Name == name) ?? throw new ArgumentException($"There is no scenario {name}.", nameof(name));
}

/// <summary>A scenario that can be planned for given settings.</summary>
public sealed record ScenarioKind(string Name, string Sentence, Func<ScenarioSettings, Scenario> Plan);
