using System.Collections.Concurrent;
using RealRecon.Producers.Observing;

namespace RealRecon.Producers.Flood;

/// <summary>
/// Times accepted-to-audited from outside: asks the API for a sampled transaction until its verdict is there. Views are written with the audit
/// block, so a visible verdict is an audited one. The request's own time and the poll's interval count in: the figure is never too good.
/// </summary>
/// <remarks>
/// GET /api/live would have to be read change by change to find the sampled ones, 200 an answer and a quarter of a second old; at 10,000 events
/// a second that is thousands of decoded entries a second. Twenty samples a second, asked for some ten times each, cost a fiftieth of a core.
/// </remarks>
internal sealed class LatencySampler(StatusApi api, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
{
    private const int OnePairIn = 250;

    /// <summary>Few enough that asking costs the server little beside thousands of events.</summary>
    private const int MostOpen = 32;

    private static readonly TimeSpan Closest = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Widest = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentBag<(long AcceptedAt, TimeSpan Latency)> _measured = [];

    private readonly ConcurrentBag<Task> _asking = [];

    private long _seen;

    private int _open;

    private int _unanswered;

    /// <summary>What was measured, with the timestamp of acceptance.</summary>
    internal IReadOnlyCollection<(long AcceptedAt, TimeSpan Latency)> Measured => _measured;

    /// <summary>Samples whose verdict did not come in time; they are in no figure, so a report names their number.</summary>
    internal int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>A sample for every 250th pair, null for the rest. Chosen before anything is known of the pair's fate, so the choice skews nothing.</summary>
    internal LatencySample? Choose(FloodPair pair)
    {
        if (_seen++ % OnePairIn != 0 || Volatile.Read(ref _open) >= MostOpen) return null;
        Interlocked.Increment(ref _open);
        return new LatencySample(pair);
    }

    /// <summary>One of the sample's events was accepted just now.</summary>
    internal void Accepted(LatencySample sample)
    {
        var now = time.GetTimestamp();
        if (sample.Accept()) _asking.Add(Task.Run(() => AskAsync(sample, now), cancellation));
    }

    /// <summary>Waits for the verdicts that are still asked for, each no longer than the patience with it.</summary>
    internal Task FinishAsync() => Task.WhenAll(_asking);

    private async Task AskAsync(LatencySample sample, long acceptedAt)
    {
        while (true)
        {
            var verdict = await api.FindAsync(sample.TransactionId, cancellation);
            var latency = time.GetElapsedTime(acceptedAt);
            if (verdict?.Status == sample.Status)
            {
                _measured.Add((acceptedAt, latency));
                break;
            }

            if (latency > patience)
            {
                Interlocked.Increment(ref _unanswered);
                break;
            }

            // A tenth of what has passed keeps the error small and a slow server unmolested.
            await Task.Delay(TimeSpan.FromTicks(Math.Clamp(latency.Ticks / 10, Closest.Ticks, Widest.Ticks)), time, cancellation);
        }

        Interlocked.Decrement(ref _open);
    }
}
