using RealRecon.Core.Resolution;

namespace RealRecon.Core.Matching;

/// <summary>A round of checks that is under way.</summary>
public sealed record Checks
{
    /// <inheritdoc cref="ResolutionRequest.Round"/>
    public required long Round { get; init; }

    /// <summary>Why it is asked.</summary>
    public required ReasonCode Code { get; init; }

    /// <summary>The end of the wait that they belong to (UTC); null when the facts had decided without a wait.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>A person asked before the wait was over, so it goes on when the checks ended.</summary>
    public bool IsEarly { get; init; }

    /// <summary>When they count as ended, whatever became of their job (UTC).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What they belong to, where it is no wait: they are dropped when it changes.</summary>
    public required MatchState State { get; init; }

    /// <inheritdoc cref="State"/>
    public ReasonCode? Primary { get; init; }
}

/// <summary>One answer's identity. A source that was down is asked again within a try, so the time belongs to it.</summary>
public sealed record HeardAnswer(long Round, int Attempt, QuestionKind Kind, DateTimeOffset AskedAt);
