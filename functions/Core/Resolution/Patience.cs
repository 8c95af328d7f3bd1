namespace RealRecon.Core.Resolution;

/// <summary>How often to ask, and how long to wait between tries.</summary>
public sealed record Patience
{
    /// <summary>
    /// What one question may take from when it is due until it is answered, its client's own retries and the wait for a free connection included.
    /// Policy counts with it, nothing enforces it.
    /// </summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestOutageWait = TimeSpan.FromSeconds(1);

    /// <summary>A source that is down is asked about this often until its outage is too long, so that a run has a bounded number of steps.</summary>
    private const int QuestionsInOutage = 32;

    /// <summary>Tries that came back empty before it is given up; 1 or more.</summary>
    public required int Attempts { get; init; }

    /// <summary>Wait before the first try; zero asks at once.</summary>
    public required TimeSpan FirstWait { get; init; }

    /// <summary>Wait before the second try; it doubles for each further one.</summary>
    public required TimeSpan Backoff { get; init; }

    /// <summary>The longest wait between two tries.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>How long sources may be down during a run, all outages together, before it is given up.</summary>
    public required TimeSpan LongestOutage { get; init; }

    /// <summary>The wait before a try; 1 is the first.</summary>
    public TimeSpan WaitBefore(int attempt) => attempt <= 1 ? FirstWait : Doubled(Backoff, attempt - 2, LongestWait);

    /// <summary>The wait before a source is asked again that was unavailable so many times in a row.</summary>
    public TimeSpan WaitInOutage(int answers)
    {
        var longest = LongestOutage / QuestionsInOutage;
        if (longest < ShortestOutageWait) longest = ShortestOutageWait;
        return Doubled(Backoff < ShortestOutageWait ? ShortestOutageWait : Backoff, answers - 1, longest);
    }

    /// <summary>
    /// A bound on how long a run lasts that asks so many questions a try, with room to spare. A run that has not ended by then is lost, and
    /// its owner goes on without it.
    /// </summary>
    public TimeSpan LongestRun(int questions)
    {
        var waits = LongestOutage;
        for (var attempt = 1; attempt <= Attempts; attempt++) waits += WaitBefore(attempt);

        // Each question is answered once a try, and may have been unavailable before: the outage is counted from that answer on.
        return waits + (2 * Attempts * Math.Max(questions, 1) * LongestAnswer);
    }

    private static TimeSpan Doubled(TimeSpan first, int times, TimeSpan longest)
    {
        var wait = first;
        for (; times > 0 && wait < longest; times--) wait += wait;
        return wait < longest ? wait : longest;
    }
}
