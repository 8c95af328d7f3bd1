using RealRecon.Producers.Observing;

namespace RealRecon.Emulator.Demo;

/// <summary>What a phase of the demo added to the API's totals, and how many transactions it ever had at ALERT.</summary>
internal sealed class PhaseTotals(StatusTotals before)
{
    private StatusTotals _added = new(new Dictionary<string, long>());

    /// <summary>Alerts stay for as long as it takes to heal them, so looking a few times a second misses none.</summary>
    internal long MostAlerts { get; private set; }

    internal long Of(string status) => _added.Of(status);

    internal async Task LookAsync(StatusApi api, CancellationToken cancellation)
    {
        _added = (await api.ReadTotalsAsync(cancellation)).Since(before);
        MostAlerts = Math.Max(MostAlerts, _added.Of("ALERT"));
    }
}
