using System.Diagnostics.Metrics;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Telemetry;

/// <summary>
/// How many transactions wait, as of the sweeper's last look. On Azure one process of all sweeps at a time, so only the one that looked within the last
/// minute says anything.
/// </summary>
public sealed class WaitingTransactions(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>The deadlines that come first: whoever waits for too long is among them, and an index holds them in order.</summary>
    private const int Looked = 100;

    private volatile Reading? _reading;

    internal IEnumerable<Measurement<long>> Count() => Latest is { } reading ? [new Measurement<long>(reading.Count)] : [];

    internal IEnumerable<Measurement<double>> Age() => Latest is { } reading
        ? [new Measurement<double>(reading.Oldest is { } oldest ? Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : 0)]
        : [];

    internal async Task LookAsync(IAuditStore store, CancellationToken cancellation)
    {
        var heads = await store.ReadHeadsAsync(cancellation);
        var first = await store.ReadOverdueAsync(DateTimeOffset.MaxValue, null, Looked, cancellation);
        _reading = new Reading(
            heads.Sum(head => head.Totals.GetValueOrDefault(TransactionStatus.PENDING)),
            first.Items.Where(view => view.Current.Status == TransactionStatus.PENDING).Min(view => (DateTimeOffset?)view.Current.OpenedAt),
            time.GetTimestamp());
    }

    private Reading? Latest => _reading is { } reading && time.GetElapsedTime(reading.At) < Fresh ? reading : null;

    private sealed record Reading(long Count, DateTimeOffset? Oldest, long At);
}
