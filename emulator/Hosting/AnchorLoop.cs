using RealRecon.Adapters.Anchors;

namespace RealRecon.Emulator.Hosting;

/// <summary>Anchors the log every <see cref="Anchoring.Interval"/>, and once more at its end, so that a short run is anchored, too.</summary>
internal sealed class AnchorLoop(Anchoring anchoring, TimeProvider time, ILogger<AnchorLoop> log) : IAsyncDisposable
{
    // Those who wait for the end of the program have no more patience than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly PeriodicLoop _loop = new(Anchoring.Interval, anchoring.AnchorAsync, log.AnchorFailed, time);

    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync();
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await anchoring.AnchorAsync(patience.Token);
        }
#pragma warning disable CA1031 // The next run anchors what this one could not.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            log.AnchorFailed(trouble);
        }
    }
}
