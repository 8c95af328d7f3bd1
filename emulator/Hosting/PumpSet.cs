using RealRecon.Adapters.Ingest;
using RealRecon.Emulator.Hubs;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Emulator.Hosting;

/// <summary>One pump for each partition of each hub, from its checkpoint on, until disposed of.</summary>
internal sealed class PumpSet : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _pumps;

    public PumpSet(HubTopology topology, HubLog log, EventIngest ingest, TimeProvider time, ILogger<HubPump> logger)
    {
        var options = new HubPumpOptions();
        _pumps =
        [
            .. from hub in topology.Hubs
               from partition in Enumerable.Range(0, hub.PartitionCount)
               select new HubPump(log, hub, partition, ingest.HandleAsync, options, time, logger).RunAsync(_stop.Token),
        ];
        Completion = Task.WhenAll(_pumps);
    }

    /// <summary>Ends when all pumps have; faulted when one could not go on.</summary>
    public Task Completion { get; }

    /// <summary>Whether any partition is left without its pump.</summary>
    public bool HasEnded => Array.Exists(_pumps, pump => pump.IsCompleted);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
