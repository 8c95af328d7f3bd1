using RealRecon.Producers.Observing;

namespace RealRecon.Producers.Measuring;

/// <summary>
/// Times a verdict from outside: asks the API for the transaction until it is there. Views are written with the audit block, so a visible verdict
/// is an audited one. The request's own time and the poll's interval count in: the figure is never too good.
/// </summary>
internal sealed class VerdictWait(StatusApi api, TimeProvider time)
{
    private static readonly TimeSpan Closest = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Widest = TimeSpan.FromMilliseconds(250);

    /// <summary>How long after <paramref name="since"/> (a timestamp) the verdict was seen; null when it was not there within the patience.</summary>
    internal async Task<TimeSpan?> ForAsync(string transactionId, Func<ObservedVerdict, bool> isIt, long since, TimeSpan patience, CancellationToken cancellation)
    {
        while (true)
        {
            var verdict = await api.FindAsync(transactionId, cancellation);
            var passed = time.GetElapsedTime(since);
            if (verdict is not null && isIt(verdict)) return passed;
            if (passed > patience) return null;
            // A tenth of what has passed keeps the error small and a slow server unmolested.
            await Task.Delay(TimeSpan.FromTicks(Math.Clamp(passed.Ticks / 10, Closest.Ticks, Widest.Ticks)), time, cancellation);
        }
    }

    /// <summary>As <see cref="ForAsync(string, Func{ObservedVerdict, bool}, long, TimeSpan, CancellationToken)"/>, from an instant (UTC) until which nobody asks.</summary>
    internal async Task<TimeSpan?> ForAsync(string transactionId, Func<ObservedVerdict, bool> isIt, DateTimeOffset since, TimeSpan patience, CancellationToken cancellation)
    {
        // A delay drops what is below a millisecond, and its clock has few ticks: it may end early.
        while (since - time.GetUtcNow() is var early && early > TimeSpan.Zero) await Task.Delay(early + Closest, time, cancellation);
        var late = time.GetUtcNow() - since;
        var from = time.GetTimestamp() - (long)(late.TotalSeconds * time.TimestampFrequency);
        return await ForAsync(transactionId, isIt, from, patience, cancellation);
    }
}
