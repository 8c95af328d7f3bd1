using RealRecon.Adapters.Api;
using RealRecon.Emulator.Entities;

namespace RealRecon.Emulator.Hosting;

/// <summary>Whether the entity runtime still commits.</summary>
internal sealed class RuntimeProbe(EntityRuntime runtime) : IHealthProbe
{
    public string Name => "entities";

    public async Task<string?> FailureAsync(CancellationToken cancellation)
    {
        if (runtime.Completion.IsCompleted) return "stopped";
        await runtime.SignalAsync([], cancellation);
        return null;
    }
}
