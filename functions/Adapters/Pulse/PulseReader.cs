using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Pulse;

/// <summary>
/// The pulse, shared by all who ask: nothing is done as long as nobody asks, and a refresh is begun at most once a second, later the more it costs. Who
/// asks while one is under way waits for it a moment, and then gets what the one before found.
/// </summary>
internal sealed class PulseReader
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly PulseBooks _books;
    private readonly HealthReadings _health;
    private readonly PulseRhythm _rhythm;
    private readonly DateTimeOffset _watchedSince;
    private PulseState? _state;
    private PulseAnswers? _answers;
    private Task<PulseAnswers>? _refresh;

    public PulseReader(Readings readings, HealthRoute health, ISweepRecords? sweeps, TimeProvider time, ILogger log, PulseLimits? limits = null)
    {
        _time = time;
        _books = new PulseBooks(readings, time, limits ?? PulseLimits.Usual);
        _health = new HealthReadings(readings, health, sweeps, time, log);
        _rhythm = new PulseRhythm(Pause, time);
        _watchedSince = time.GetUtcNow();
    }

    /// <exception cref="Refusal">The store does not answer, and never did.</exception>
    public async Task<PulseAnswer> ReadAsync(PulseWindow window, CancellationToken cancellation)
    {
        var (refresh, before) = Current();
        if (before is not null && !refresh.IsCompleted) await Task.WhenAny(refresh, Task.Delay(Patience, _time, cancellation));
        var answers = before is null || refresh.IsCompletedSuccessfully ? await refresh.WaitAsync(cancellation) : before;
        return answers.Of(window);
    }

    private (Task<PulseAnswers> Refresh, PulseAnswers? Before) Current()
    {
        lock (_lock)
        {
            if (_refresh is null || (_refresh.IsCompleted && _rhythm.IsDue))
            {
                _rhythm.Begin();

                // It belongs to all callers, so none of their cancellations ends it; each reading in it has a time limit of its own.
                _refresh = Task.Run(() => RefreshAsync(CancellationToken.None));
            }

            return (_refresh, _answers);
        }
    }

    private async Task<PulseAnswers> RefreshAsync(CancellationToken cancellation)
    {
        var health = _health.ReadAsync(cancellation);
        var failed = await RefreshBooksAsync(cancellation);
        await health;
        if (_state is null) ExceptionDispatchInfo.Throw(failed!);
        return _answers = new PulseAnswers(_state, PulseHealthAnswer.Of(_health, _state, _time.GetUtcNow(), _watchedSince));
    }

    private async Task<Refusal?> RefreshBooksAsync(CancellationToken cancellation)
    {
        try
        {
            _state = await _books.RefreshAsync(cancellation);

            // Waiting for a store that is down costs nothing, and its return is to be seen at once: so only what succeeded counts.
            _rhythm.End();
            return null;
        }
        catch (Refusal storeIsDown)
        {
            return storeIsDown;
        }
    }
}
