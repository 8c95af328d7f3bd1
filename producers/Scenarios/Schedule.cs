namespace RealRecon.Producers.Scenarios;

/// <summary>Things in order of their times, taken as they become due.</summary>
internal sealed class Schedule<T>(IReadOnlyList<T> planned, Func<T, TimeSpan> at)
{
    private int _taken;

    /// <summary>When the next is due; null when all were taken.</summary>
    internal TimeSpan? Next => _taken < planned.Count ? at(planned[_taken]) : null;

    internal List<T> TakeDue(TimeSpan now)
    {
        var due = new List<T>();
        for (; Next <= now; _taken++) due.Add(planned[_taken]);
        return due;
    }
}
