using System.Collections.Immutable;

namespace RealRecon.Core.Resolution;

/// <summary>What to do by itself about one reason: what to ask, how often, with which waits. When all of it found nothing, people are told.</summary>
public sealed record Playbook
{
    /// <summary>The questions of one try, in order.</summary>
    public required ImmutableArray<QuestionKind> Ask { get; init; }

    /// <summary>Tries that may come back empty before it is given up; 1 to 20.</summary>
    public required int Attempts { get; init; }

    /// <summary>Wait before the first try in percent of the deadline that ran out; 0 asks at once.</summary>
    public int FirstWaitPercent { get; init; }

    /// <summary>Wait before the second try in percent of that deadline; doubled for each further one, up to the deadline itself.</summary>
    public int BackoffPercent { get; init; } = 20;

    /// <summary>How long a source may be down before it is given up.</summary>
    public TimeSpan LongestOutage { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The playbook's waits for a deadline of this length.</summary>
    public Patience PatienceFor(TimeSpan deadline) => new()
    {
        Attempts = Attempts,
        FirstWait = deadline * FirstWaitPercent / 100,
        Backoff = deadline * BackoffPercent / 100,
        LongestWait = deadline,
        LongestOutage = LongestOutage,
    };
}

/// <summary>The playbooks by primary reason. A reason without one goes straight to people.</summary>
public sealed record Playbooks(ImmutableDictionary<ReasonCode, Playbook> ByReason)
{
    /// <summary>Nothing is asked; everything goes straight to people.</summary>
    public static readonly Playbooks None = new(ImmutableDictionary<ReasonCode, Playbook>.Empty);

    public Playbook? For(ReasonCode reason) => ByReason.GetValueOrDefault(reason);
}
