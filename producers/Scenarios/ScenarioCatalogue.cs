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
        new(Garbage.Name, "Every kind of malformed event among good ones: dead letters, and the good ones MATCHED.", Garbage.Plan),
    ];

    /// <exception cref="ArgumentException">No scenario has this name.</exception>
    public static ScenarioKind Named(string name) =>
        All.FirstOrDefault(kind => kind.Name == name) ?? throw new ArgumentException($"There is no scenario {name}.", nameof(name));
}

/// <summary>A scenario that can be planned for given settings.</summary>
public sealed record ScenarioKind(string Name, string Sentence, Func<ScenarioSettings, Scenario> Plan);
