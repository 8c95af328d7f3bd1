using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Sweep;

namespace RealRecon.Emulator.Hosting;

/// <summary>Sweeps every <see cref="Sweeper.Interval"/> until it is disposed of.</summary>
internal sealed class SweepLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public SweepLoop(Sweeper sweeper, IEntitySignals signals, TimeProvider time, ILogger<SweepLoop> log) => _running = RunAsync(sweeper, signals, time, log);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(Sweeper sweeper, IEntitySignals signals, TimeProvider time, ILogger log)
    {
        using var timer = new PeriodicTimer(Sweeper.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token)) await SweepAsync(sweeper, signals, log);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task SweepAsync(Sweeper sweeper, IEntitySignals signals, ILogger log)
    {
        try
        {
            var lost = await sweeper.SweepAsync(signals, _stop.Token);
            if (lost > 0) log.DeadlinesLost(lost);
        }
#pragma warning disable CA1031 // The next sweep does it all again.
        catch (Exception trouble) when (!_stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.SweepFailed(trouble);
        }
    }
}
