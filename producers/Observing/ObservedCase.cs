namespace RealRecon.Producers.Observing;

/// <summary>What the API says of a case right now.</summary>
/// <param name="Key">The cause, the feed or the order.</param>
/// <param name="Code">Why it is open or was; null when nothing is wrong with it.</param>
/// <param name="IsOpen">Whether somebody has to look after it.</param>
/// <param name="Count">How many things it is about.</param>
/// <param name="Steps">Its story, oldest first; empty in lists.</param>
public sealed record ObservedCase(string Key, string? Code, bool IsOpen, long Count, IReadOnlyList<CaseStep> Steps)
{
    /// <summary>How often it was opened for this reason after that instant (UTC).</summary>
    public int OpeningsSince(DateTimeOffset start, string code) =>
        Steps.Count(step => step.At >= start && (step.Code ?? code) == code && step.Kind.Equals("Opened", StringComparison.OrdinalIgnoreCase));
}

/// <summary>One step of a case's story.</summary>
public sealed record CaseStep(DateTimeOffset At, string Kind, string? Code);
