using System.Globalization;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Emulator.Demo;

/// <summary>Thousands of transactions of which the same is expected: one line of the table, and a few questions to the API instead of thousands.</summary>
/// <param name="scenario">Whose they are.</param>
/// <param name="expectation">What is expected of each; its id is only one of them.</param>
/// <param name="ids">All of them.</param>
/// <param name="totals">Of the phase that they are played in.</param>
internal sealed class WatchedCrowd(string scenario, Expectation expectation, IReadOnlySet<string> ids, PhaseTotals totals) : IWatched
{
    private int _asExpected;

    public string Scenario => scenario;

    public string Subject => $"{Text(ids.Count)} transactions";

    public string Expected => VerdictText.Of(expectation);

    public string Observed
    {
        get
        {
            var alerted = expectation.IsNeverAlert && totals.MostAlerts > 0 ? $"\n{Text(totals.MostAlerts)} at ALERT" : "";
            return _asExpected == ids.Count ? $"all so{alerted}" : $"{Text(_asExpected)} so{alerted}";
        }
    }

    public bool Agrees => _asExpected == ids.Count && !(expectation.IsNeverAlert && totals.MostAlerts > 0);

    public async Task LookAsync(StatusApi api, CancellationToken cancellation)
    {
        // Who is there is worth asking only once enough are.
        if (totals.Of(expectation.Status) < ids.Count) return;
        var asExpected = 0;
        await foreach (var (id, verdict) in api.ListAsync(expectation.Status, cancellation))
        {
            if (ids.Contains(id) && verdict.Agrees(expectation)) asExpected++;
            if (asExpected == ids.Count) break;
        }

        _asExpected = asExpected;
    }

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
