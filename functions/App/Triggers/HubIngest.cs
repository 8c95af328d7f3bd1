using Microsoft.DurableTask.Client;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core.Normalise;

namespace RealRecon.Functions.Triggers;

/// <summary>Joins the ingest loop with the durable client, which exists only within an invocation.</summary>
public sealed class HubIngest(NormaliseRules rules, IDeadLetterStore deadLetters, StoreWatch store, TimeProvider time, RealReconMetrics? metrics = null)
{
    /// <summary>One for the process, as this is: beats are throttled across partitions.</summary>
    private readonly FeedBeats _beats = new(time);

    /// <summary>Throws when a dependency fails, the audit log's store among them; the trigger then tries the batch again.</summary>
    public async Task HandleAsync(IReadOnlyList<HubEvent> batch, DurableTaskClient client, CancellationToken cancellation)
    {
        await store.DemandAsync(cancellation);
        await new EventIngest(rules, new DurableEntitySignals(client), deadLetters, time, _beats, metrics).HandleAsync(batch, cancellation);
    }
}
