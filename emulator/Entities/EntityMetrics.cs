using System.Diagnostics.Metrics;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Emulator.Entities;

/// <summary>What the entity runtime counts of itself: only the emulator has one.</summary>
internal sealed class EntityMetrics
{
    private readonly Counter<long> _operations;
    private readonly Counter<long> _failed;
    private readonly Histogram<int> _turn;
    private readonly Histogram<double> _commit;

    public EntityMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(RealReconMetrics.MeterName);
        _operations = meter.CreateCounter<long>("realrecon.entity.operations", "{operation}", "Entity operations on disk.");
        _failed = meter.CreateCounter<long>("realrecon.entity.failed", "{operation}", "Entity operations that threw and changed nothing.");
        _turn = meter.CreateHistogram<int>("realrecon.entity.turn", "{operation}", "Operations committed together.");
        _commit = meter.CreateHistogram<double>("realrecon.entity.commit", "s", "Time of a commit.");
        meter.CreateObservableGauge("realrecon.entity.scheduled", () => Scheduled, "{message}", "Messages waiting for their due time.");
    }

    public int Scheduled { get; set; }

    public void Failed(string entity, string operation) => _failed.Add(1, new("entity", entity), new("operation", operation));

    public void Committed(Turn turn, TimeSpan took)
    {
        if (turn.Operations == 0) return;
        _operations.Add(turn.Operations);
        _turn.Record(turn.Operations);
        _commit.Record(took.TotalSeconds);
    }
}
