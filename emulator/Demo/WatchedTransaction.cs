using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Emulator.Demo;

/// <summary>A transaction of the demo and every verdict on it that the API showed, in order.</summary>
internal sealed class WatchedTransaction(string scenario, Expectation expectation)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly List<ObservedVerdict> _seen = [];

    internal string Scenario => scenario;

    internal Expectation Expected => expectation;

    /// <summary>Verdicts as they changed; empty when the transaction never showed.</summary>
    internal IReadOnlyList<ObservedVerdict> Seen => _seen;

    /// <summary>The last verdict is the expected one, and what had to come before it came before it.</summary>
    internal bool Agrees => _seen.Count > 0
        && _seen[^1].Agrees(expectation)
        && (expectation.Before is not { } before || _seen.Take(_seen.Count - 1).Any(verdict => verdict.Agrees(before)));

    /// <summary>Looks until the transaction is as expected.</summary>
    internal async Task FollowAsync(StatusApi api, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            await LookAsync(api, cancellation);
            if (Agrees) return;
            await Task.Delay(Interval, time, cancellation);
        }
    }

    internal async Task LookAsync(StatusApi api, CancellationToken cancellation)
    {
        var verdict = await api.FindAsync(expectation.TransactionId, cancellation);
        if (verdict is not null && (_seen.Count == 0 || !verdict.SaysTheSameAs(_seen[^1]))) _seen.Add(verdict);
    }
}
