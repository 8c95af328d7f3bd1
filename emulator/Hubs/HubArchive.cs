using RealRecon.Adapters.Ingest;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Emulator.Hubs;

/// <summary>The hubs' own log, read again.</summary>
public sealed class HubArchive(HubTopology hubs, HubLog log) : IHubArchive
{
    public Task<HubEvent?> FindAsync(HubPosition position, CancellationToken cancellation)
    {
        if (hubs.Find(position.Hub) is not { } hub || !int.TryParse(position.Partition, out var partition)) return Task.FromResult<HubEvent?>(null);
        var isPartition = partition >= 0 && partition < hub.PartitionCount;
        return Task.Run(() => isPartition ? Find(hub, partition, position.Sequence) : null, cancellation);
    }

    /// <summary>What retention took leaves later events behind, so the first behind the place may be another one.</summary>
    private HubEvent? Find(HubDefinition hub, int partition, long sequence)
    {
        try
        {
            return log.Read(hub, partition, sequence - 1, 1, 1).FirstOrDefault(found => found.Position.Sequence == sequence);
        }
        catch (HubLogException trouble)
        {
            throw new HubArchiveException("The hub's log cannot be read.", trouble);
        }
    }
}
