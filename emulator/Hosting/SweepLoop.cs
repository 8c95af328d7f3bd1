using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Sweep;

namespace RealRecon.Emulator.Hosting;

/// <summary>Sweeps every <see cref="Sweeper.Interval"/> until it is disposed of.</summary>
internal sealed class SweepLoop(Sweeper sweeper, IEntitySignals signals, TimeProvider time, ILogger<SweepLoop> log) : IAsyncDisposable
{
    private readonly PeriodicLoop _loop = new(
        Sweeper.Interval,
        async stop =>
        {
            var lost = await sweeper.SweepAsync(signals, stop);
            if (lost > 0) log.DeadlinesLost(lost);
        },
        log.SweepFailed,
        time);

    public ValueTask DisposeAsync() => _loop.DisposeAsync();
}
