using RealRecon.Producers.Measuring;

namespace RealRecon.Producers.Flood;

/// <summary>Makes pairs and sends them on schedule. The schedule is the clock's, not the server's: what falls behind is caught up.</summary>
internal sealed class FloodSending(FloodSettings settings, FloodLanes lanes, LatencySampler sampler, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(2);

    private const int PairsBetweenLooksAtTheClock = 200;

    /// <summary>Pairs that disagree on purpose.</summary>
    internal long MismatchedPairs { get; private set; }

    internal long Pairs { get; private set; }

    /// <summary>Returns once the server has accepted everything.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        var pairs = new FloodPairs(settings.Seed, settings.Mix, time);
        var start = time.GetTimestamp();
        var all = settings.Events / 2;
        while (Pairs < all)
        {
            var elapsed = time.GetElapsedTime(start);
            if (elapsed > settings.Duration) break;
            var due = settings.Rate == 0 ? Pairs + PairsBetweenLooksAtTheClock : (long)(settings.Rate / 2.0 * elapsed.TotalSeconds) + 1;
            for (due = Math.Min(due, all); Pairs < due; Pairs++) await AddAsync(pairs.Next());
            if (settings.Rate == 0) continue;
            // What is due now goes now, in whatever batch it makes: waiting to fill one would look like a faster server.
            await lanes.FlushAsync();
            await Task.Delay(Beat, time, cancellation);
        }

        await lanes.DrainAsync();
    }

    private ValueTask AddAsync(FloodPair pair)
    {
        if (!pair.Agrees) MismatchedPairs++;
        return lanes.AddAsync(pair, sampler.Choose(pair.TransactionId, pair.Agrees ? "MATCHED" : "MISMATCH"));
    }
}
