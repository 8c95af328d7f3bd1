using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Api;

/// <summary>Can the audit store be read?</summary>
internal sealed class AuditStoreProbe(IAuditStore store) : IHealthProbe
{
    public string Name => "auditStore";

    public async Task<string?> FailureAsync(CancellationToken cancellation)
    {
        await store.ReadHeadsAsync(cancellation);
        return null;
    }
}
