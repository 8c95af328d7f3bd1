using System.Collections.Concurrent;
using Azure.Identity;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Options;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Functions.Triggers;

/// <summary>
/// Reads events again that the triggers have passed. The triggers hold their consumer group's partitions exclusively, and Event Hubs refuses any other
/// reader of a group that is held so; therefore this one has a group of its own.
/// </summary>
internal sealed class HubArchive(HubConnection connection) : IHubArchive
{
    /// <summary>An event that is there comes within a second; behind the last one nothing would ever come.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <summary>One a hub, for as long as the process lives.</summary>
    private readonly ConcurrentDictionary<string, Lazy<EventHubConsumerClient>> _consumers = new(StringComparer.Ordinal);

    public async Task<HubEvent?> FindAsync(HubPosition position, CancellationToken cancellation)
    {
        // A batch whose partition the host did not tell: nobody can say where the event was.
        if (position.Partition == HubBatch.UnknownPartition) return null;
        try
        {
            return await FindAsync(Consumer(position.Hub), position, cancellation);
        }
        catch (EventHubsException trouble) when (trouble.Reason == EventHubsException.FailureReason.ResourceNotFound)
        {
            throw new HubArchiveException($"The hub {position.Hub} has no consumer group '{connection.Group}'; create it, or name another one that nothing else reads with RedriveConsumerGroup.", trouble);
        }
        catch (EventHubsException trouble) when (trouble.Reason == EventHubsException.FailureReason.ConsumerDisconnected)
        {
            throw new HubArchiveException($"Another reader holds the consumer group '{connection.Group}' of {position.Hub}; name one that nothing else reads with RedriveConsumerGroup.", trouble);
        }
        catch (Exception trouble) when (trouble is EventHubsException or AuthenticationFailedException or UnauthorizedAccessException)
        {
            throw new HubArchiveException($"The hub {position.Hub} cannot be read at the moment; send it again.", trouble);
        }
    }

    /// <summary>Returns when both hubs answer.</summary>
    public Task ReachAsync(CancellationToken cancellation) => Task.WhenAll(HubNames.All.Select(hub => Consumer(hub).GetEventHubPropertiesAsync(cancellation)));

    private static async Task<HubEvent?> FindAsync(EventHubConsumerClient consumer, HubPosition position, CancellationToken cancellation)
    {
        var options = new ReadEventOptions { MaximumWaitTime = Wait, CacheEventCount = 1, PrefetchCount = 0 };
        var start = EventPosition.FromSequenceNumber(position.Sequence, isInclusive: true);
        await foreach (var read in consumer.ReadEventsFromPartitionAsync(position.Partition, start, options, cancellation))
        {
            // Without data the wait was over. What retention took leaves later events behind, so the first may be another one.
            return read.Data is { } data && data.SequenceNumber == position.Sequence
                ? HubBatch.EventOf(data, SideOf(position.Hub), position.Hub, position.Partition)
                : null;
        }

        return null;
    }

    private static Side SideOf(string hub) => hub == HubNames.Gateway ? Side.Gateway : Side.Bank;

    private EventHubConsumerClient Consumer(string hub) => _consumers.GetOrAdd(hub, name => new Lazy<EventHubConsumerClient>(() => Open(name))).Value;

    private EventHubConsumerClient Open(string hub)
    {
        var options = new EventHubConsumerClientOptions
        {
            RetryOptions = new EventHubsRetryOptions { MaximumRetries = 1, TryTimeout = TimeSpan.FromSeconds(10) },
        };
        return connection.ConnectionString is { } key
            ? new EventHubConsumerClient(connection.Group, key, hub, options)
            : new EventHubConsumerClient(connection.Group, connection.Namespace, hub, connection.Credential, options);
    }
}
