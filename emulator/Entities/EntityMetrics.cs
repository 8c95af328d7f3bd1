using System.Diagnostics.Metrics;

namespace RealRecon.Emulator.Entities;

internal sealed class EntityMetrics : IDisposable
{
    private readonly Meter _meter = new("RealRecon");
    private readonly Counter<long> _operations;
    private readonly Counter<long> _failed;
    private readonly Histogram<int> _turn;
    private readonly Histogram<double> _commit;

    public EntityMetrics()
    {
        _operations = _meter.CreateCounter<long>("realrecon.entity.operations", "{operation}", "Entity operations on disk.");
        _failed = _meter.CreateCounter<long>("realrecon.entity.failed", "{operation}", "Entity operations that threw and changed nothing.");
        _turn = _meter.CreateHistogram<int>("realrecon.entity.turn", "{operation}", "Operations committed together.");
        _commit = _meter.CreateHistogram<double>("realrecon.entity.commit", "ms", "Time of a commit.");
        _meter.CreateObservableGauge("realrecon.entity.scheduled", () => Scheduled, "{message}", "Messages waiting for their due time.");
    }

    public int Scheduled { get; set; }

    public void Failed(string entity, string operation) => _failed.Add(1, new("entity", entity), new("operation", operation));

    public void Committed(Turn turn, TimeSpan took)
    {
        if (turn.Operations == 0) return;
        _operations.Add(turn.Operations);
        _turn.Record(turn.Operations);
        _commit.Record(took.TotalMilliseconds);
    }

    public void Dispose() => _meter.Dispose();
}
