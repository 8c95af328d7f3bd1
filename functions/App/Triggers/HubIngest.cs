using Microsoft.DurableTask.Client;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Normalise;

namespace RealRecon.Functions.Triggers;

/// <summary>Joins the ingest loop with the durable client, which exists only within an invocation.</summary>
public sealed class HubIngest(NormaliseRules rules, IDeadLetterStore deadLetters, TimeProvider time)
{
    /// <summary>One for the process, as this is: beats are throttled across partitions.</summary>
    private readonly FeedBeats _beats = new(time);

    public Task HandleAsync(IReadOnlyList<HubEvent> batch, DurableTaskClient client, CancellationToken cancellation) =>
        new EventIngest(rules, new DurableEntitySignals(client), deadLetters, time, _beats).HandleAsync(batch, cancellation);
}
