using Microsoft.Extensions.Logging;
using RealRecon.Core.Normalise;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Emulator.Hubs;

/// <summary>
/// Hands one partition's events to a handler: in order, one batch at a time, each at least once. A batch that fails is tried again for ever, as the
/// trigger on Azure does with a retry policy without limit. The handler returns once the effects of its events are on disk.
/// </summary>
public sealed class HubPump(
    HubLog log,
    HubDefinition hub,
    int partition,
    Func<IReadOnlyList<HubEvent>, CancellationToken, Task> handle,
    HubPumpOptions options,
    TimeProvider time,
    ILogger<HubPump> logger)
{
    private Task _checkpoint = Task.CompletedTask;

    /// <summary>Runs until cancelled, then returns normally once the checkpoint of the last handled batch is written.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var position = log.Checkpoint(hub, partition, HubTopology.DefaultConsumerGroup);
        try
        {
            while (true)
            {
                await log.WaitAsync(hub, partition, position, cancellation);
                position = await UntilDoneAsync(position, cancellation);
                // Not awaited: should the process die first, the batch comes again. It never runs ahead of what is handled.
                _checkpoint = MoveCheckpointAsync(position);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await _checkpoint;
        }
    }

    /// <summary>Reads and handles the next batch, again and again until it succeeds: the position behind it.</summary>
    private async Task<long> UntilDoneAsync(long position, CancellationToken cancellation)
    {
        IReadOnlyList<HubEvent>? batch = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                batch ??= log.Read(hub, partition, position, options.BatchEventsMax, options.BatchBytesMax);
                if (batch.Count == 0) return position;
                await handle(batch, cancellation);
                return batch[^1].Position.Sequence;
            }
            catch (Exception trouble) when (!cancellation.IsCancellationRequested)
            {
                var delay = DelayAfter(attempt);
                Log.BatchFailed(logger, trouble, hub.Name, partition, position + 1, attempt, delay);
                await Task.Delay(delay, time, cancellation);
            }
        }
    }

    private async Task MoveCheckpointAsync(long position)
    {
        try
        {
            await log.SetCheckpointAsync(hub, partition, HubTopology.DefaultConsumerGroup, position);
        }
        catch (HubLogException trouble)
        {
            Log.CheckpointFailed(logger, trouble, hub.Name, partition, position);
        }
    }

    private TimeSpan DelayAfter(int attempt)
    {
        var doublings = Math.Min(attempt - 1, 30);
        var delay = options.RetryDelay * Math.Pow(2, doublings);
        return delay < options.RetryDelayMax ? delay : options.RetryDelayMax;
    }
}
