using System.Diagnostics.Metrics;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Emulator.Hubs;

/// <summary>What the emulator's hubs count of themselves. On Azure the Event Hubs namespace has its own metrics.</summary>
internal sealed class HubMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _accepted = meters.Create(RealReconMetrics.MeterName).CreateCounter<long>(
        "realrecon.hub.accepted", "{event}", "Events committed to the hub log.");

    public void CountAccepted(string hub, int events) => _accepted.Add(events, KeyValuePair.Create<string, object?>("hub", hub));
}
