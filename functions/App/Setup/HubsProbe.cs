using RealRecon.Adapters.Api;
using RealRecon.Functions.Triggers;

namespace RealRecon.Functions.Setup;

/// <summary>Whether the hubs answer, by the connection that the triggers have.</summary>
internal sealed class HubsProbe(HubArchive hubs, TimeProvider time) : IHealthProbe
{
    /// <summary>Health is asked for every second, and each look is a request to the namespace.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private long? _reachedAt;

    public string Name => "hubs";

    public async Task<string?> FailureAsync(CancellationToken cancellation)
    {
        if (_reachedAt is { } reached && time.GetElapsedTime(reached) < Fresh) return null;
        await hubs.ReachAsync(cancellation);
        _reachedAt = time.GetTimestamp();
        return null;
    }
}
