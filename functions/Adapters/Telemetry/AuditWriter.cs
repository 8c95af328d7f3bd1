using RealRecon.Adapters.Storage;
using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Telemetry;

/// <summary>Writes audit blocks, and counts them: what both hosts' audit shards write through.</summary>
public sealed class AuditWriter(IAuditStore store, RealReconMetrics? metrics = null)
{
    /// <inheritdoc cref="IAuditStore.WriteAsync"/>
    public async Task WriteAsync(PendingWrite write, CancellationToken cancellation)
    {
        try
        {
            await store.WriteAsync(write, cancellation);
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            metrics?.BlockNotWritten(trouble is BlockConflictException);
            throw;
        }

        metrics?.BlockWritten();
    }
}
