using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Sweep;

/// <summary>
/// Signals timers again that the platform should have delivered by now: deadlines of transactions and timers of cases. The generation makes that harmless
/// where one was only late. A process has one, for it remembers where it stopped and what it has just signalled.
/// </summary>
/// <remarks>A lost timer is found at most <see cref="Grace"/> + <see cref="Interval"/> after it was due, which is less than a minute.</remarks>
public sealed class Sweeper(
    IAuditStore transactions, ICaseStore cases, TimeProvider time, ISweepRecords? records = null, RealReconMetrics? metrics = null, WaitingTransactions? waiting = null)
{
    /// <summary>How often a host sweeps.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>How long after its time a timer counts as lost.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>How long a timer that was signalled again is left alone: a system that is behind would fall further behind under the same signals every 15 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Most timers of one sort that one sweep looks at; the next one goes on behind them.</summary>
    public const int Limit = 100_000;

    private const int PageSize = 1000;

    private readonly Recent<(EntityAddress Target, long Generation)> _signalled = new(Patience, time);
    private OverdueCursor<TransactionId>? _afterTransaction;
    private OverdueCursor<CaseId>? _afterCase;

    /// <summary>Returns how many timers were signalled again, and leaves its record. Throws when the store or the signals fail; the next sweep goes on from there.</summary>
    public async Task<int> SweepAsync(IEntitySignals signals, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Grace;
        var lost = await SweepTransactionsAsync(before, signals, cancellation) + await SweepCasesAsync(before, signals, cancellation);
        if (records is not null) await records.WriteSweepAsync(SweepRecord.After(await records.ReadSweepAsync(cancellation), time.GetUtcNow(), lost), cancellation);
        if (waiting is not null && metrics is { IsWaitingHeard: true }) await waiting.LookAsync(transactions, cancellation);
        return lost;
    }

    private async Task<int> SweepTransactionsAsync(DateTimeOffset before, IEntitySignals signals, CancellationToken cancellation)
    {
        var lost = 0;
        for (var seen = 0; seen < Limit; seen += PageSize)
        {
            var page = await transactions.ReadOverdueAsync(before, _afterTransaction, PageSize, cancellation);
            lost += await SignalAsync("transaction", page.Items.Select(DeadlineOf), signals, cancellation);
            if ((_afterTransaction = page.Next) is null) break;
        }

        return lost;
    }

    private async Task<int> SweepCasesAsync(DateTimeOffset before, IEntitySignals signals, CancellationToken cancellation)
    {
        var lost = 0;
        for (var seen = 0; seen < Limit; seen += PageSize)
        {
            var page = await cases.ReadOverdueCasesAsync(before, _afterCase, PageSize, cancellation);
            lost += await SignalAsync("case", page.Items.Select(TimerOf), signals, cancellation);
            if ((_afterCase = page.Next) is null) break;
        }

        return lost;
    }

    private async Task<int> SignalAsync(string kind, IEnumerable<(OutboxMessage.Signal Signal, long Generation)> overdue, IEntitySignals signals, CancellationToken cancellation)
    {
        var again = overdue.Where(timer => !_signalled.Contains((timer.Signal.Target, timer.Generation))).ToList();
        if (again.Count == 0) return 0;
        await signals.SignalAsync(again.ConvertAll(timer => timer.Signal), cancellation);
        foreach (var (signal, generation) in again) _signalled.Add((signal.Target, generation));
        metrics?.TimersFound(kind, again.Count);
        return again.Count;
    }

    private static (OutboxMessage.Signal Signal, long Generation) DeadlineOf(TransactionView view)
    {
        var (generation, due) = (view.Current.Generation, view.Current.Verdict.Deadline!.Value);
        var target = new EntityAddress(Transaction.EntityName, view.Id.Key);
        return (new OutboxMessage.Signal(target, nameof(Transaction.ReachDeadline), new DeadlineReached(generation, due)), generation);
    }

    private static (OutboxMessage.Signal Signal, long Generation) TimerOf(CaseView view)
    {
        var (generation, due) = (view.Current.Generation, view.Current.Deadline!.Value);
        return (new OutboxMessage.Signal(view.Id.Address, CaseTimer.Operation, new CaseTimer(generation, due)), generation);
    }
}
