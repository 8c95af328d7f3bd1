using RealRecon.Core.Matching;

namespace RealRecon.Core.Pulse;

/// <summary>What became well on one day (UTC) although it did not match by itself and in time. A movement counts in one of the three at most.</summary>
public sealed class Settled
{
    /// <summary>Matched by asking bank or gateway (M09_AUTO_RETRY), in time or late.</summary>
    public long ByAsking { get; private set; }

    /// <summary>Matched by an event that came late by itself (M06_LATE without M09_AUTO_RETRY).</summary>
    public long Late { get; private set; }

    /// <summary>RESOLVED by a person.</summary>
    public long ByPeople { get; private set; }

    /// <summary>Whether there is anything to count.</summary>
    public static bool Counts(PulseMovement movement) => movement.IsHealedByAsking || movement.IsLate || movement.Status == TransactionStatus.RESOLVED;

    public void Add(PulseMovement movement)
    {
        if (movement.IsHealedByAsking) ByAsking++;
        else if (movement.IsLate) Late++;
        else if (movement.Status == TransactionStatus.RESOLVED) ByPeople++;
    }

    public void Merge(Settled more)
    {
        ByAsking += more.ByAsking;
        Late += more.Late;
        ByPeople += more.ByPeople;
    }
}
