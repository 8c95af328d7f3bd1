using Microsoft.DurableTask.Client;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Functions.Entities;

namespace RealRecon.Functions.Triggers;

/// <summary>Signals through the durable client. It neither orders nor deduplicates, so entities bear repetition and any order.</summary>
internal sealed class DurableEntitySignals(DurableTaskClient client) : IEntitySignals
{
    /// <summary>Each signal is one call to the host; a batch of a hundred in a row would hold its partition for seconds.</summary>
    private const int AtOnce = 32;

    public Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation) => Parallel.ForEachAsync(
        Tracing.Carried(signals),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (signal, token) => await client.Entities.SignalEntityAsync(
            Outbox.IdOf(signal.Target),
            signal.Operation,
            Traced.Payload(signal.Payload, signal.TraceParent),
            Outbox.OptionsOf(signal.Due),
            token));
}
