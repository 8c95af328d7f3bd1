namespace RealRecon.Emulator.Entities;

/// <summary>An operation of an entity, without the types of state and payload.</summary>
internal abstract record EntityOperation(string Name, PayloadFormat Payloads);

/// <summary>Changes state and sends messages, within a turn.</summary>
internal sealed record PolicyOperation(string Name, PayloadFormat Payloads, Policy Apply) : EntityOperation(Name, Payloads);

/// <summary>Does I/O between two turns; its result is applied as a further operation.</summary>
internal sealed record IoOperation(string Name, PayloadFormat Payloads) : EntityOperation(Name, Payloads)
{
    /// <summary>
    /// Takes what it needs from state and payload and returns the I/O, which says what its end changes; null when there is nothing left to do.
    /// </summary>
    public required Func<object?, object?, Func<CancellationToken, Task<Policy>>?> Begin { get; init; }

    /// <summary>What an exception changes.</summary>
    public required Policy Failed { get; init; }

    /// <summary>
    /// Whether it writes what other operations put into the state. Then these pile up behind it (<see cref="IoBacklog"/>). Other I/O sees no state.
    /// </summary>
    public required bool WritesState { get; init; }

    /// <summary>How many of a kind's entities do it at the same time.</summary>
    public required int AtOnce { get; init; }
}
