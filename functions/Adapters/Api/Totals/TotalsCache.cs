using RealRecon.Adapters.Api.Answers;

namespace RealRecon.Adapters.Api.Totals;

/// <summary>
/// Totals that all callers share, one for each filter. One that took long to count is kept longer, so that counting takes a tenth of the store's time at
/// most, however many people look.
/// </summary>
internal sealed class TotalsCache(TimeProvider time)
{
    /// <summary>Filters that are kept; the one that was asked for longest ago goes first.</summary>
    public const int Capacity = 64;

    private const int CostFactor = 10;
    private const int CountsAtOnce = 4;

    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private static readonly SemaphoreSlim Counting = new(CountsAtOnce);
    private long _asked;

    /// <param name="filter">In its canonical form.</param>
    /// <param name="count">Counts anew; it belongs to all callers, so none of their cancellations ends it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<ListTotals> GetAsync(string filter, Func<Task<ListTotals>> count, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(filter, out var kept) || !kept.IsFresh(time))
            {
                if (kept is null && _kept.Count >= Capacity) _kept.Remove(_kept.MinBy(one => one.Value.Asked).Key);
                _kept[filter] = kept = new Kept();

                // Elsewhere: some stores answer on the thread that asks, and it holds the lock.
                var counted = kept;
                kept.Totals = Task.Run(() => CountAsync(counted, count), CancellationToken.None);
            }

            kept.Asked = ++_asked;
            return kept.Totals!.WaitAsync(cancellation);
        }
    }

    private async Task<ListTotals> CountAsync(Kept kept, Func<Task<ListTotals>> count)
    {
        await Counting.WaitAsync();
        try
        {
            var start = time.GetTimestamp();
            var totals = await count();
            var cost = time.GetElapsedTime(start);
            (kept.CountedAt, kept.Age) = (time.GetTimestamp(), cost * CostFactor > LeastAge ? cost * CostFactor : LeastAge);
            return totals;
        }
        finally
        {
            Counting.Release();
        }
    }

    private sealed class Kept
    {
        public Task<ListTotals>? Totals { get; set; }

        public long CountedAt { get; set; }

        public TimeSpan Age { get; set; }

        /// <summary>Number of the question that it last answered.</summary>
        public long Asked { get; set; }

        /// <summary>Being counted counts as fresh; what failed is not kept.</summary>
        public bool IsFresh(TimeProvider time) => Totals is { IsCompleted: false } || (Totals is { IsCompletedSuccessfully: true } && time.GetElapsedTime(CountedAt) < Age);
    }
}
