using RealRecon.Producers.Observing;

namespace RealRecon.Producers.Measuring;

/// <summary>Follows the API's totals until every transaction of the run is decided and audited, or nothing more comes: it never waits without an end.</summary>
/// <param name="api">Where the totals are.</param>
/// <param name="before">What they were before the run.</param>
/// <param name="decided">The statuses that count as decided.</param>
/// <param name="patience">How long nothing may become accepted or decided.</param>
/// <param name="time">The clock.</param>
internal sealed class DecisionWatch(StatusApi api, StatusTotals before, IReadOnlyList<string> decided, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>What the run added to the totals.</summary>
    internal StatusTotals Added { get; private set; } = new(new Dictionary<string, long>());

    internal long Decided => decided.Sum(Added.Of);

    /// <summary>Timestamp of the last look that found more decided than the one before.</summary>
    internal long LastProgress { get; private set; } = time.GetTimestamp();

    /// <param name="expectedPairs">Null as long as more are being sent.</param>
    /// <param name="accepted">Events accepted so far: while they grow, there is something to wait for.</param>
    /// <param name="look">Called at each look.</param>
    /// <param name="cancellation">Ends the watch.</param>
    internal async Task FollowAsync(Func<long?> expectedPairs, Func<long> accepted, Action look, CancellationToken cancellation)
    {
        var (known, moved) = (accepted(), time.GetTimestamp());
        while (true)
        {
            // Read before the totals: what is sent in between is not expected yet.
            var expected = expectedPairs();
            var former = Decided;
            Added = (await api.ReadTotalsAsync(cancellation)).Since(before);
            look();
            if (Decided != former) LastProgress = moved = time.GetTimestamp();
            if (accepted() is var now && now != known) (known, moved) = (now, time.GetTimestamp());
            if (Decided >= expected || time.GetElapsedTime(moved) > patience) return;
            await Task.Delay(Interval, time, cancellation);
        }
    }
}
