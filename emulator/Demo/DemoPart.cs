namespace RealRecon.Emulator.Demo;

/// <summary>A scenario of the demo.</summary>
/// <param name="Name">As in the catalogue.</param>
/// <param name="Payments">How many; null for as many as the scenario brings.</param>
/// <param name="Spacing">From one payment to the next.</param>
internal sealed record DemoPart(string Name, int? Payments, TimeSpan Spacing)
{
    /// <summary>Slowly enough to watch the payments come in on a dashboard.</summary>
    internal static DemoPart Slow(string name, int? payments = 1) => new(name, payments, TimeSpan.FromMilliseconds(100));

    /// <summary>Four payments a millisecond: thousands within seconds.</summary>
    internal static DemoPart Fast(string name) => new(name, null, TimeSpan.FromMilliseconds(0.25));
}
