using System.Diagnostics.Metrics;

namespace RealRecon.Emulator.Hubs;

/// <summary>What the hubs count. Instruments belong to the process, so that listeners see one series whatever is opened in it.</summary>
internal static class HubMetrics
{
    private static readonly Meter Meter = new("RealRecon");

    private static readonly Counter<long> Accepted = Meter.CreateCounter<long>(
        "realrecon.events.accepted", "{event}", "Events committed to the hub log.");

    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "realrecon.ingest.lag", "s", "Age of a batch's oldest event once the batch is handled.");

    public static void CountAccepted(string hub, int events) => Accepted.Add(events, KeyValuePair.Create<string, object?>("hub", hub));

    public static void RecordLag(string hub, int partition, TimeSpan age) => Lag.Record(
        Math.Max(0, age.TotalSeconds),
        KeyValuePair.Create<string, object?>("hub", hub),
        KeyValuePair.Create<string, object?>("partition", partition));
}
