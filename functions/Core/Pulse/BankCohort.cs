namespace RealRecon.Core.Pulse;

/// <summary>What a bank said about movements that belong together.</summary>
public sealed class BankCohort
{
    /// <summary>Movements that the bank has spoken of.</summary>
    public long Bookings { get; private set; }

    /// <inheritdoc cref="PulseMovement.BankLag"/>
    public Durations Lag { get; } = new();

    public void Add(PulseMovement movement)
    {
        Bookings++;
        if (movement.BankLag is { } lag) Lag.Add(lag);
    }

    public void Merge(BankCohort more)
    {
        Bookings += more.Bookings;
        Lag.Merge(more.Lag);
    }
}
