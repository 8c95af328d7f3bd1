using RealRecon.Adapters.Api;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Emulator.Hosting;

/// <summary>Whether the hubs still take events in and hand them on.</summary>
internal sealed class HubsProbe(HubLog log, PumpSet pumps) : IHealthProbe
{
    public string Name => "hubs";

    public Task<string?> FailureAsync(CancellationToken cancellation) =>
        Task.FromResult(pumps.HasEnded ? "stopped" : log.IsRefusedByDisk ? "unwritable" : null);
}
