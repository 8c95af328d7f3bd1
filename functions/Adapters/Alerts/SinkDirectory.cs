using System.Diagnostics;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>The sinks by name: what a delivery's call is done with.</summary>
public sealed class SinkDirectory(IEnumerable<ISink> sinks, RealReconMetrics? metrics = null)
{
    private readonly Dictionary<string, ISink> _sinks = sinks.ToDictionary(sink => sink.Name, StringComparer.Ordinal);

    /// <summary>One try. Whatever a sink's library throws is trouble, named by its type alone: its text may hold an address.</summary>
    public async Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation)
    {
        using var span = Tracing.Call($"tell {what.Sink}");
        var outcome = await TryAsync(what, cancellation);
        metrics?.Delivered(what.Sink, outcome.Result);
        span?.SetTag("realrecon.outcome", outcome.Result.ToString()).SetTag("realrecon.alert", what.IncidentKey);
        if (outcome.Result != DeliveryResult.Delivered) span?.SetStatus(ActivityStatusCode.Error);
        return outcome;
    }

    private async Task<DeliveryOutcome> TryAsync(Notification what, CancellationToken cancellation)
    {
        if (!_sinks.TryGetValue(what.Sink, out var sink)) return DeliveryOutcome.Refused("No sink of that name is configured");
        try
        {
            return await sink.SendAsync(what, cancellation);
        }
#pragma warning disable CA1031 // A delivery that throws would end without a word to its group.
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return DeliveryOutcome.Trouble($"The sink failed ({trouble.GetType().Name})");
        }
    }
}
