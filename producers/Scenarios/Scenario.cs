namespace RealRecon.Producers.Scenarios;

/// <summary>
/// A story as data: timed events, what the simulated bank does meanwhile, and what must come of it all. The command line plays it, and so does
/// the emulator's demo.
/// </summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    /// <summary>In order of <see cref="PlannedEvent.At"/>.</summary>
    public required IReadOnlyList<PlannedEvent> Events { get; init; }

    /// <summary>In order of <see cref="PlannedCall.At"/>; empty when the scenario needs no simulation.</summary>
    public required IReadOnlyList<PlannedCall> Calls { get; init; }

    public required IReadOnlyList<Expectation> Expectations { get; init; }

    public required IReadOnlyList<CaseExpectation> Cases { get; init; }

    public required IReadOnlyList<ExpectedDeadLetter> DeadLetters { get; init; }

    /// <summary>When the last of it is due, after the start.</summary>
    public TimeSpan Duration => Events.Select(planned => planned.At).Concat(Calls.Select(call => call.At)).Max();
}
