namespace RealRecon.Emulator.Hosting;

/// <summary>Does something again and again until it is disposed of. What fails is told, and the next turn does it all again.</summary>
internal sealed class PeriodicLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="interval">Between the beginnings of two turns; the first comes after one interval.</param>
    /// <param name="turn">What to do.</param>
    /// <param name="failed">Told when a turn threw.</param>
    /// <param name="time">The clock.</param>
    public PeriodicLoop(TimeSpan interval, Func<CancellationToken, Task> turn, Action<Exception> failed, TimeProvider time) => _running = RunAsync(interval, turn, failed, time);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(TimeSpan interval, Func<CancellationToken, Task> turn, Action<Exception> failed, TimeProvider time)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token)) await TakeAsync(turn, failed);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task TakeAsync(Func<CancellationToken, Task> turn, Action<Exception> failed)
    {
        try
        {
            await turn(_stop.Token);
        }
#pragma warning disable CA1031 // The next turn does it all again.
        catch (Exception trouble) when (!_stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            failed(trouble);
        }
    }
}
