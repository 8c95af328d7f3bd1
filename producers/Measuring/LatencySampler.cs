using System.Collections.Concurrent;
using RealRecon.Producers.Observing;

namespace RealRecon.Producers.Measuring;

/// <summary>Times accepted-to-audited of some of many transactions.</summary>
/// <remarks>
/// GET /api/live would have to be read change by change to find the sampled ones, 200 an answer and a quarter of a second old; at 10,000 events
/// a second that is thousands of decoded entries a second. Twenty samples a second, asked for some ten times each, cost a fiftieth of a core.
/// </remarks>
internal sealed class LatencySampler(StatusApi api, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
{
    private const int OnePairIn = 250;

    /// <summary>Few enough that asking costs the server little beside thousands of events.</summary>
    private const int MostOpen = 32;

    private readonly VerdictWait _wait = new(api, time);

    private readonly ConcurrentBag<(long AcceptedAt, TimeSpan Latency)> _measured = [];

    private readonly ConcurrentBag<Task> _asking = [];

    private long _seen;

    private int _open;

    private int _unanswered;

    /// <summary>Samples whose verdict did not come in time; they are in no figure, so a report names their number.</summary>
    internal int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>A sample for every 250th pair, null for the rest. Chosen before anything is known of the pair's fate, so the choice skews nothing.</summary>
    internal LatencySample? Choose(string transactionId, string status)
    {
        if (_seen++ % OnePairIn != 0 || Volatile.Read(ref _open) >= MostOpen) return null;
        Interlocked.Increment(ref _open);
        return new LatencySample(transactionId, status, events: 2);
    }

    /// <summary>One of the sample's events was accepted just now.</summary>
    internal void Accepted(LatencySample sample)
    {
        var now = time.GetTimestamp();
        if (sample.Accept()) _asking.Add(Task.Run(() => AskAsync(sample, now), cancellation));
    }

    /// <summary>Waits for the verdicts that are still asked for, each no longer than the patience with it.</summary>
    internal Task FinishAsync() => Task.WhenAll(_asking);

    /// <summary>What was measured since <paramref name="start"/>, without the first seconds of a run that lasted longer; null without samples.</summary>
    internal LatencyFigures? FiguresSince(long start)
    {
        var warm = _measured.Where(sample => time.GetElapsedTime(start, sample.AcceptedAt) > LatencyFigures.WarmUp).ToArray();
        // A short run has only its warm-up to show.
        return LatencyFigures.Of((warm.Length > 0 ? warm : [.. _measured]).Select(sample => sample.Latency));
    }

    private async Task AskAsync(LatencySample sample, long acceptedAt)
    {
        if (await _wait.ForAsync(sample.TransactionId, verdict => verdict.Status == sample.Status, acceptedAt, patience, cancellation) is { } latency) _measured.Add((acceptedAt, latency));
        else Interlocked.Increment(ref _unanswered);
        Interlocked.Decrement(ref _open);
    }
}
