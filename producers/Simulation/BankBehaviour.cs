namespace RealRecon.Producers.Simulation;

/// <summary>How the simulated bank answers questions.</summary>
public enum BankBehaviour
{
    /// <summary>From its book, at once.</summary>
    Ok,

    /// <summary>Not at all.</summary>
    Down,

    /// <summary>From its book, later than anybody likes to wait.</summary>
    Slow,

    /// <summary>With one unit of the currency more than its book says.</summary>
    Contradictory,
}
