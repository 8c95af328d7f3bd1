using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Api;

/// <summary>Can the dead letters be read?</summary>
internal sealed class DeadLetterProbe(IDeadLetterStore store) : IHealthProbe
{
    public string Name => "deadLetters";

    public async Task<string?> FailureAsync(CancellationToken cancellation)
    {
        await store.ListAsync(null, 1, cancellation);
        return null;
    }
}
