using RealRecon.Adapters.Api;

namespace RealRecon.Tests.Api;

/// <summary>A part of the host that tests switch off.</summary>
internal sealed class SwitchProbe : IHealthProbe
{
    public string Name => "hubs";

    public Func<Task<string?>> Answer { get; set; } = () => Task.FromResult<string?>(null);

    public Task<string?> FailureAsync(CancellationToken cancellation) => Answer();
}
