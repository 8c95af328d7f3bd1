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
