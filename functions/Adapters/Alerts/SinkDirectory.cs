using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>The sinks by name: what a delivery's call is done with.</summary>
public sealed class SinkDirectory(IEnumerable<ISink> sinks)
{
    private readonly Dictionary<string, ISink> _sinks = sinks.ToDictionary(sink => sink.Name, StringComparer.Ordinal);

    public async Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation) =>
        _sinks.TryGetValue(what.Sink, out var sink)
            ? await sink.SendAsync(what, cancellation)
            : DeliveryOutcome.Refused("No sink of that name is configured");
}
