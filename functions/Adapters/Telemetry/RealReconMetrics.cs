using System.Diagnostics.Metrics;
using RealRecon.Adapters.Ingest;
using RealRecon.Core.Alerts;
using RealRecon.Core.Normalise;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Telemetry;

/// <summary>
/// What RealRecon counts, in one meter (docs/observability.md). Units are UCUM's, durations seconds. No tag holds anything that an event brought along
/// but a word of a closed set: neither a transaction nor a person nor text from outside can grow the number of series.
/// </summary>
public sealed class RealReconMetrics
{
    public const string MeterName = "RealRecon";

    /// <summary>From a few milliseconds in the emulator to the days of a deadline.</summary>
    private static readonly InstrumentAdvice<double> Waits = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600, 14400, 86400, 604800],
    };

    private readonly Counter<long> _ingested;
    private readonly Counter<long> _deadlettered;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _blocks;
    private readonly Counter<long> _writeFailures;
    private readonly Gauge<double> _anchorAge;
    private readonly Counter<long> _found;
    private readonly Counter<long> _asked;
    private readonly Counter<long> _delivered;
    private readonly Instrument[] _waiting;

    public RealReconMetrics(IMeterFactory meters, WaitingTransactions waiting)
    {
        var meter = meters.Create(MeterName);
        _ingested = meter.CreateCounter<long>("realrecon.events.ingested", "{event}", "What events said of single movements of money, signalled to their transactions.");
        _deadlettered = meter.CreateCounter<long>("realrecon.events.deadlettered", "{event}", "Events, or parts of them, that could not be used and became dead letters.");
        _lag = meter.CreateHistogram("realrecon.ingest.lag", "s", "From a hub's taking an event to its being handled, or tried: of each batch the oldest one.", advice: Waits);
        _decisions = meter.CreateCounter<long>("realrecon.match.outcome", "{decision}", "Decisions that gave a transaction another status or another primary reason.");
        _latency = meter.CreateHistogram("realrecon.match.latency", "s", "From the hub's taking a transaction's first event to its first status other than PENDING.", advice: Waits);
        _blocks = meter.CreateCounter<long>("realrecon.audit.blocks", "{block}", "Audit blocks written.");
        _writeFailures = meter.CreateCounter<long>("realrecon.audit.write.failures", "{failure}", "Writes of audit blocks that failed; each is tried again.");
        _anchorAge = meter.CreateGauge<double>("realrecon.audit.anchor.age", "s", "Age of the newest anchor of the audit log when the next one is due.");
        _found = meter.CreateCounter<long>("realrecon.sweep.found", "{timer}", "Timers that the platform lost and the sweeper signalled again (TIMER_LOST).");
        _asked = meter.CreateCounter<long>("realrecon.questions.asked", "{question}", "Questions put to banks and gateways.");
        _delivered = meter.CreateCounter<long>("realrecon.alerts.delivered", "{delivery}", "Tries to deliver an alert to a sink.");
        _waiting =
        [
            meter.CreateObservableGauge("realrecon.match.waiting", waiting.Count, "{transaction}", "Transactions that are PENDING, by the views."),
            meter.CreateObservableGauge("realrecon.match.oldest.waiting", waiting.Age, "s", "Age of the oldest of the PENDING transactions whose deadlines come first."),
        ];
    }

    /// <summary>Whether anybody wants to know how many transactions wait, which costs a reading.</summary>
    internal bool IsWaitingHeard => Array.Exists(_waiting, gauge => gauge.Enabled);

    /// <summary>Whether anybody wants to know of decisions.</summary>
    internal bool AreDecisionsHeard => _decisions.Enabled || _latency.Enabled;

    internal void Ingested(string hub, string provider, int events) => _ingested.Add(events, new("hub", hub), new("provider", provider));

    internal void DeadLettered(RejectionReason reason, int events) => _deadlettered.Add(events, new KeyValuePair<string, object?>("code", reason.ToString()));

    internal void Handled(string hub, string partition, TimeSpan age) =>
        _lag.Record(Math.Max(0, age.TotalSeconds), new("hub", hub), new("partition", partition));

    internal void Decided(string status, string reason) => _decisions.Add(1, new("status", status), new("reason", reason));

    internal void Settled(string status, TimeSpan age) => _latency.Record(Math.Max(0, age.TotalSeconds), new KeyValuePair<string, object?>("outcome", status));

    internal void BlockWritten() => _blocks.Add(1);

    internal void BlockNotWritten(bool isConflict) => _writeFailures.Add(1, new KeyValuePair<string, object?>("conflict", isConflict));

    internal void AnchorFound(TimeSpan age) => _anchorAge.Record(Math.Max(0, age.TotalSeconds));

    internal void TimersFound(string kind, int timers) => _found.Add(timers, new KeyValuePair<string, object?>("kind", kind));

    internal void Asked(Answer answer) => _asked.Add(1, new("source", answer.Source), new("outcome", answer.Outcome.ToString()));

    internal void Delivered(string sink, DeliveryResult result) => _delivered.Add(1, new("sink", sink), new("outcome", result.ToString()));
}
