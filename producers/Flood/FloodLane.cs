using RealRecon.Producers.Measuring;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>The way into one partition of one hub: collects events into batches and keeps a few of them in flight.</summary>
internal sealed class FloodLane(HubSender sender, LatencySampler sampler, CancellationToken cancellation) : IDisposable
{
    /// <summary>Batches of about this size were the fastest measured: below, transfers cost; above, large buffers.</summary>
    private const int BatchEvents = 150;

    private const int InFlight = 4;

    private readonly SemaphoreSlim _window = new(InFlight, InFlight);

    private EventBatch _batch = new();

    private List<LatencySample> _samples = [];

    private long _accepted;

    private Exception? _failure;

    /// <summary>Events that the server has on disk.</summary>
    internal long AcceptedEvents => Interlocked.Read(ref _accepted);

    public void Dispose() => _window.Dispose();

    /// <summary>Waits only while the window is full.</summary>
    internal ValueTask AddAsync(EncodedEvent outgoing, LatencySample? sample)
    {
        _batch.Add(outgoing);
        if (sample is not null) _samples.Add(sample);
        return _batch.Count >= BatchEvents ? FlushAsync() : ValueTask.CompletedTask;
    }

    internal async ValueTask FlushAsync()
    {
        if (_batch.Count == 0) return;
        await _window.WaitAsync(cancellation);
        if (_failure is { } failure) throw failure;
        var (batch, samples) = (_batch, _samples);
        (_batch, _samples) = (new EventBatch(), []);
        _ = SendAsync(batch, samples);
    }

    /// <summary>Waits until nothing is in flight.</summary>
    internal async Task DrainAsync()
    {
        await FlushAsync();
        for (var i = 0; i < InFlight; i++) await _window.WaitAsync(cancellation);
        if (_failure is { } failure) throw failure;
    }

    private async Task SendAsync(EventBatch batch, List<LatencySample> samples)
    {
        try
        {
            await sender.SendAsync(batch, cancellation);
            Interlocked.Add(ref _accepted, batch.Count);
            foreach (var sample in samples) sampler.Accepted(sample);
        }
        catch (Exception e) when (e is ProducerException or OperationCanceledException)
        {
            // Thrown to whoever adds the next event: nobody awaits this task.
            _failure = e;
        }
        finally
        {
            _window.Release();
        }
    }
}
