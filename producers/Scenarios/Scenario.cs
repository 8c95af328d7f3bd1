namespace RealRecon.Producers.Scenarios;

/// <summary>A story as data: timed events and what must come of them. The command line plays it, and so does the emulator's demo.</summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    /// <summary>In order of <see cref="PlannedEvent.At"/>.</summary>
    public required IReadOnlyList<PlannedEvent> Events { get; init; }

    public required IReadOnlyList<Expectation> Expectations { get; init; }

    public required IReadOnlyList<ExpectedDeadLetter> DeadLetters { get; init; }
}
