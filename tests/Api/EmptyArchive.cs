using RealRecon.Adapters.Ingest;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Tests.Api;

/// <summary>Hubs that keep nothing.</summary>
internal sealed class EmptyArchive : IHubArchive
{
    public Task<HubEvent?> FindAsync(HubPosition position, CancellationToken cancellation) => Task.FromResult<HubEvent?>(null);
}
