namespace RealRecon.Producers.Drills;

/// <summary>What happens to a payment of the healing drill.</summary>
public enum HealingKind
{
    /// <summary>Both sides tell of it and agree.</summary>
    Ordinary,

    /// <summary>The bank booked it and its event was lost: a question finds the posting.</summary>
    Lost,

    /// <summary>The bank knows nothing of it, however often it is asked.</summary>
    Missing,

    /// <summary>The bank knows nothing of it until people were told; then its event comes.</summary>
    Late,

    /// <summary>The bank booked it less a fee that the gateway explains when it is asked.</summary>
    Fee,

    /// <summary>Its event was lost, and what the bank answers is another amount.</summary>
    Contradictory,
}
