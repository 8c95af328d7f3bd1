using System.Collections.Immutable;

namespace RealRecon.Core.Resolution;

/// <summary>What a run of a playbook remembers between its steps.</summary>
public sealed record ResolutionRun
{
    public required ResolutionRequest Request { get; init; }

    /// <summary>The try that is under way; 1 for the first.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Place of the question that comes next, in <see cref="ResolutionRequest.Questions"/>.</summary>
    public int Next { get; init; }

    /// <summary>Places of questions that are not asked any more: nobody can answer them, or whoever could refuses.</summary>
    public ImmutableArray<int> Skipped { get => field.IsDefault ? [] : field; init; }

    /// <summary>Since when the source that is asked has been unavailable (UTC); null while it answers.</summary>
    public DateTimeOffset? DownSince { get; init; }

    /// <summary>How often in a row it was unavailable.</summary>
    public int DownAnswers { get; init; }

    /// <summary>How long sources were unavailable before, in this run.</summary>
    public TimeSpan DownBefore { get; init; }

    internal Question Question => Request.Questions[Next];

    /// <summary>The source answered, whatever it said.</summary>
    internal ResolutionRun Up(DateTimeOffset now) => DownSince is { } since
        ? this with { DownSince = null, DownAnswers = 0, DownBefore = DownBefore + (now - since) }
        : this;

    /// <summary>Without the question that was just asked, for the rest of the run.</summary>
    internal ResolutionRun Skip() => this with { Skipped = Skipped.Add(Next) };

    /// <summary>Place of the first question from <paramref name="place"/> on that may be asked; null when there is none.</summary>
    internal int? NextFrom(int place)
    {
        while (place < Request.Questions.Length && Skipped.Contains(place)) place++;
        return place < Request.Questions.Length ? place : null;
    }
}
