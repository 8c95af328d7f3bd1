using RealRecon.Adapters.Api;
using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Pulse;

/// <summary>Pages of views, as the pulse reads them.</summary>
internal sealed class PulseViews(Readings readings)
{
    // In memory SQLite reads on its writer's thread, which one page may hold up for a few milliseconds.
    private const int PageSize = 500;

    /// <summary>Opened within a stretch of time, newest first; null leaves the end open.</summary>
    public Task<TransactionPage> OpenedAsync(DateTimeOffset from, DateTimeOffset? before, TransactionCursor? after, CancellationToken cancellation) =>
        readings.ListAsync(new TransactionFilter { OpenedAfter = from, OpenedBefore = before }, after, PageSize, cancellation);

    /// <summary>Open exceptions, whenever they were opened, newest first.</summary>
    public Task<TransactionPage> ExceptionsAsync(TransactionCursor? after, CancellationToken cancellation) =>
        readings.ListAsync(new TransactionFilter { Open = true }, after, PageSize, cancellation);
}
