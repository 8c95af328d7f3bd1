using System.Diagnostics;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Telemetry;

/// <summary>A span for each event of a batch, from its being read until all that it says is on disk. Costs nothing where nobody listens.</summary>
internal sealed class IngestSpans : IDisposable
{
    private readonly List<Activity>? _open = Tracing.IsHeard ? [] : null;
    private bool _isDone;

    /// <summary>Begins an event's span.</summary>
    /// <returns>What its signals carry; null where it is not traced.</returns>
    public string? Begin(HubEvent hubEvent, Normalised normalised)
    {
        if (_open is null || Tracing.Ingest(hubEvent.Position.Hub, hubEvent.TraceParent) is not { } span) return null;
        span.SetTag("messaging.system", "eventhubs")
            .SetTag("messaging.destination.name", hubEvent.Position.Hub)
            .SetTag("messaging.destination.partition.id", hubEvent.Position.Partition)
            .SetTag("messaging.eventhubs.message.enqueued_time", hubEvent.EnqueuedAt.ToUnixTimeSeconds());
        if (normalised.Events is [var first, ..]) span.SetTag(Tracing.TransactionTag, first.TransactionId.Value).SetTag("realrecon.provider", first.Provider);
        if (normalised.Rejections is [var refused, ..]) span.SetTag("realrecon.deadletter", refused.Reason.ToString());
        _open.Add(span);
        return span.Id;
    }

    /// <summary>All of it is on disk.</summary>
    public void Done() => _isDone = true;

    public void Dispose()
    {
        foreach (var span in _open ?? [])
        {
            if (!_isDone) span.SetStatus(ActivityStatusCode.Error, "The batch failed and will be handled again.");
            span.Stop();
        }
    }
}
