namespace RealRecon.Emulator.Demo;

/// <summary>A scenario of the demo.</summary>
/// <param name="Name">As in the catalogue.</param>
/// <param name="Payments">How many; null for as many as the scenario brings.</param>
/// <param name="Spacing">From one payment to the next.</param>
public sealed record DemoPart(string Name, int? Payments, TimeSpan Spacing)
{
    /// <summary>In phases, one after another: a bank that is down or a feed that is silent would be the other scenarios' trouble too.</summary>
    public static IReadOnlyList<IReadOnlyList<DemoPart>> Phases { get; } =
    [
        [
            Slow("happy-path", payments: null),
            Slow("silent-bank"),
            Slow("amount-mismatch"),
            Slow("duplicate-charge"),
            Slow("late-bank"),
            Slow("lost-event-healed"),
            Slow("double-charge"),
        ],
        [Slow("bank-down")],
        [Fast("alert-storm")],
        [Fast("stale-feed")],
    ];

    /// <summary>Slowly enough to watch the payments come in on a dashboard.</summary>
    public static DemoPart Slow(string name, int? payments = 1) => new(name, payments, TimeSpan.FromMilliseconds(100));

    /// <summary>Four payments a millisecond: thousands within seconds.</summary>
    public static DemoPart Fast(string name) => new(name, null, TimeSpan.FromMilliseconds(0.25));
}
