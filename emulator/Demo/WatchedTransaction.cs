using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Emulator.Demo;

/// <summary>A transaction of the demo and every verdict on it that the API showed, in order.</summary>
internal sealed class WatchedTransaction(string scenario, Expectation expectation) : IWatched
{
    private readonly List<ObservedVerdict> _seen = [];

    public string Scenario => scenario;

    public string Subject => expectation.TransactionId;

    public string Expected => VerdictText.Of(expectation);

    public string Observed => _seen.Count == 0 ? "nothing" : string.Join("\nthen ", Shown().Select(verdict => VerdictText.Of(verdict, expectation.DifferenceMinor is not null)));

    public bool Agrees => _seen.Count > 0
        && _seen[^1].Agrees(expectation)
        && (expectation.Before is not { } before || _seen.Take(_seen.Count - 1).Any(verdict => verdict.Agrees(before)))
        && !WasWronglyAlerted;

    private bool WasWronglyAlerted => expectation.IsNeverAlert && _seen.Any(verdict => verdict.Status == "ALERT");

    public async Task LookAsync(StatusApi api, CancellationToken cancellation)
    {
        var verdict = await api.FindAsync(expectation.TransactionId, cancellation);
        if (verdict is not null && (_seen.Count == 0 || !verdict.SaysTheSameAs(_seen[^1]))) _seen.Add(verdict);
    }

    // Waiting is everybody's way to a verdict; only where a history is expected, or forbidden, does it matter what came between.
    private IEnumerable<ObservedVerdict> Shown() => expectation.Before is null && !WasWronglyAlerted
        ? _seen.TakeLast(1)
        : _seen.Where((verdict, i) => verdict.Status != "PENDING" || i == _seen.Count - 1);
}
