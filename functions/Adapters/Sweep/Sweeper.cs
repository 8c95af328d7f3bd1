using System.Diagnostics.Metrics;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Sweep;

/// <summary>
/// Signals deadlines again that the platform should have delivered long ago. The generation makes that harmless where the deadline was only late.
/// </summary>
public sealed class Sweeper(IAuditStore store, IEntitySignals signals, TimeProvider time)
{
    /// <summary>How often a host sweeps.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>How long after its time a deadline counts as lost.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>Most transactions of one sweep; the next one takes the rest.</summary>
    public const int Limit = 1000;

    private static readonly Meter Meter = new("RealRecon");

    private static readonly Counter<long> Lost =
        Meter.CreateCounter<long>("realrecon.timers.lost", "{deadline}", $"Deadlines that the sweeper had to signal again ({nameof(ReasonCode.TIMER_LOST)}).");

    /// <summary>Returns how many deadlines were signalled again. Throws when the store or the signals fail; the next sweep does it all again.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var overdue = await store.ReadOverdueAsync(time.GetUtcNow() - Grace, Limit, cancellation);
        var again = overdue.Where(view => view.Current.Verdict.Deadline is not null).Select(DeadlineOf).ToList();
        if (again.Count == 0) return 0;
        await signals.SignalAsync(again, cancellation);
        Lost.Add(again.Count);
        return again.Count;
    }

    private static OutboxMessage.Signal DeadlineOf(TransactionView view) => new(
        new EntityAddress(Transaction.EntityName, view.Id.Key),
        nameof(Transaction.ReachDeadline),
        new DeadlineReached(view.Current.Generation, view.Current.Verdict.Deadline!.Value));
}
