using System.Collections.Immutable;

namespace RealRecon.Core.Resolution;

/// <summary>What a run of a playbook is started with. It holds the playbook itself, so that a change of rules does not change a run under way.</summary>
public sealed record ResolutionRequest
{
    /// <summary>The entity that waits for the answers; it has the operations <c>HearAnswer</c>, <c>EndChecks</c> and <c>IsWaitingFor</c>.</summary>
    public required EntityAddress Owner { get; init; }

    /// <summary>The owner's number of this run; answers to another round than its current one are kept as evidence only.</summary>
    public required long Round { get; init; }

    /// <summary>Why it is asked.</summary>
    public required ReasonCode Code { get; init; }

    /// <summary>The questions of one try, in order; a try ends with the first that finds facts.</summary>
    public required ImmutableArray<Question> Questions { get; init; }

    public required Patience Patience { get; init; }
}

/// <summary>How often to ask, and how long to wait between tries.</summary>
public sealed record Patience
{
    /// <summary>Tries that came back empty before it is given up; 1 or more.</summary>
    public required int Attempts { get; init; }

    /// <summary>Wait before the first try; zero asks at once.</summary>
    public required TimeSpan FirstWait { get; init; }

    /// <summary>Wait before the second try; it doubles for each further one.</summary>
    public required TimeSpan Backoff { get; init; }

    /// <summary>The longest wait between two tries.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>How long a source may be down, from the run's beginning, before it is given up.</summary>
    public required TimeSpan LongestOutage { get; init; }
}
