using RealRecon.Producers.Measuring;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>A lane for each partition of both hubs. Where a key belongs is computed here as the service would, so batches need not share a key.</summary>
internal sealed class FloodLanes(IReadOnlyList<FloodLane> gateway, IReadOnlyList<FloodLane> bank) : IDisposable
{
    internal long AcceptedEvents => gateway.Concat(bank).Sum(lane => lane.AcceptedEvents);

    internal static async Task<FloodLanes> OpenAsync(EventHubConnection connection, LatencySampler sampler, CancellationToken cancellation) => new(
        await OpenHubAsync(connection, Hub.Gateway, sampler, cancellation),
        await OpenHubAsync(connection, Hub.Bank, sampler, cancellation));

    public void Dispose()
    {
        foreach (var lane in gateway.Concat(bank)) lane.Dispose();
    }

    internal async ValueTask AddAsync(FloodPair pair, LatencySample? sample)
    {
        await AddAsync(Hub.Gateway, pair.TransactionId, pair.Gateway, sample);
        await AddAsync(Hub.Bank, pair.TransactionId, pair.Bank, sample);
    }

    /// <param name="hub">Where to.</param>
    /// <param name="key">The reference that joins the two sides.</param>
    /// <param name="outgoing">The event.</param>
    /// <param name="sample">Told when the event is accepted; null for none.</param>
    internal ValueTask AddAsync(string hub, string key, EncodedEvent outgoing, LatencySample? sample)
    {
        var lanes = hub == Hub.Gateway ? gateway : bank;
        return lanes[PartitionKeyHash.PartitionOf(key, lanes.Count)].AddAsync(outgoing, sample);
    }

    internal async ValueTask FlushAsync()
    {
        foreach (var lane in gateway.Concat(bank)) await lane.FlushAsync();
    }

    internal async Task DrainAsync()
    {
        foreach (var lane in gateway.Concat(bank)) await lane.DrainAsync();
    }

    private static async Task<IReadOnlyList<FloodLane>> OpenHubAsync(EventHubConnection connection, string hub, LatencySampler sampler, CancellationToken cancellation)
    {
        var lanes = new List<FloodLane>();
        foreach (var partition in await connection.ReadPartitionsAsync(hub, cancellation))
        {
            lanes.Add(new FloodLane(await connection.OpenSenderAsync(hub, partition, cancellation), sampler, cancellation));
        }

        return lanes;
    }
}
