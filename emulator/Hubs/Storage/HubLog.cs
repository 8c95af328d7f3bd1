using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using RealRecon.Core.Normalise;
using RealRecon.Emulator.Hubs.Wire;

namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>
/// The durable log of all hubs. Appends from everywhere meet in one writer thread, which commits what has come in as one transaction; a caller's
/// task completes once its events are on disk. Readers get the newest events from memory and older ones from the file.
/// </summary>
public sealed class HubLog : IAsyncDisposable
{
    private readonly HubTopology _topology;
    private readonly HubLogOptions _options;
    private readonly HubDatabase _database;
    private readonly HubLogWriter _writer;
    private readonly FrozenDictionary<PartitionAddress, PartitionTail> _tails;
    private readonly ConcurrentDictionary<CheckpointKey, long> _checkpoints;
    private readonly ITimer _trimTimer;

    private HubLog(HubTopology topology, HubLogOptions options, HubDatabase database, TimeProvider time, ILogger<HubLog> logger)
    {
        (_topology, _options, _database) = (topology, options, database);
        _tails = topology.Hubs
            .SelectMany(hub => Enumerable.Range(0, hub.PartitionCount).Select(partition => new PartitionAddress(hub.Name, partition)))
            .ToFrozenDictionary(address => address, address => new PartitionTail(database.ReadState(address), options.RecentEventsMax, options.RecentBytesMax));
        _checkpoints = new(database.ReadCheckpoints());
        _writer = new HubLogWriter(database, topology, _tails, options.WaitingBytesMax, time, options.Meters is { } meters ? new HubMetrics(meters) : null, logger);
        _trimTimer = time.CreateTimer(_ => RequestTrim(time.GetUtcNow()), null, options.TrimInterval, options.TrimInterval);
    }

    /// <exception cref="HubLogException">The file cannot be used; the message says why in one sentence.</exception>
    public static HubLog Open(HubTopology topology, HubLogOptions options, TimeProvider time, ILogger<HubLog> logger)
    {
        var database = HubDatabase.Open(options.Path);
        try
        {
            return new HubLog(topology, options, database, time, logger);
        }
        catch (Microsoft.Data.Sqlite.SqliteException trouble)
        {
            database.Dispose();
            throw new HubLogException($"The hub log {options.Path} cannot be read: {HubDatabase.Reason(trouble)}.", trouble);
        }
    }

    /// <summary>True while so much waits for the disk that senders should get no new credit.</summary>
    public bool IsCongested => _writer.WaitingBytes > _options.WaitingBytesMax / 2;

    /// <summary>True from a commit that the disk refused to the next one that it took.</summary>
    public bool IsRefusedByDisk => _writer.IsRefusedByDisk;

    /// <summary>Appends the messages together, in order. Completes once they are on disk.</summary>
    /// <exception cref="HubLogBusyException">Too much is waiting already.</exception>
    /// <exception cref="HubLogException">The disk refused; nothing was stored.</exception>
    public Task AppendAsync(HubDefinition hub, IReadOnlyList<PlacedMessage> messages) =>
        messages.Count == 0 ? Task.CompletedTask : _writer.Enqueue(new AppendRequest(hub, messages));

    /// <summary>
    /// Events of a partition behind <paramref name="after"/> in order: at most <paramref name="eventsMax"/>, and no more than
    /// <paramref name="bytesMax"/> bytes of bodies unless the first alone is larger. Empty when there is none yet.
    /// </summary>
    /// <exception cref="HubLogException">The file cannot be read.</exception>
    public IReadOnlyList<HubEvent> Read(HubDefinition hub, int partition, long after, int eventsMax, long bytesMax)
    {
        var address = new PartitionAddress(hub.Name, partition);
        var tail = _tails[address];
        if (tail.TryRead(after, eventsMax, bytesMax, out var recent)) return recent;

        var events = new List<HubEvent>();
        var bytes = 0L;
        while (events.Count < eventsMax && bytes < bytesMax)
        {
            if (ReadChunk(address, after) is not { } chunk) break;
            var rest = new ReadOnlyMemory<byte>(chunk.Events);
            var start = after;
            for (var sequence = chunk.FirstSequence; !rest.IsEmpty; sequence++)
            {
                var (_, encoded) = ChunkCodec.Take(ref rest);
                if (sequence <= after) continue;
                var message = EventMessageDecoder.Decode(encoded);
                bytes += message.Body.Length;
                if (events.Count > 0 && (bytes > bytesMax || events.Count == eventsMax)) return events;
                events.Add(ChunkBuilder.EventAt(hub, partition.ToString(), sequence, chunk.EnqueuedAt, message));
                after = sequence;
            }

            if (after == start) throw new HubLogException($"The hub log holds less of {hub.Name}/{partition} behind {after} than its index says.");
        }

        return events;
    }

    /// <summary>Completes once the partition has an event behind <paramref name="after"/>.</summary>
    public Task WaitAsync(HubDefinition hub, int partition, long after, CancellationToken cancellation) =>
        _tails[new PartitionAddress(hub.Name, partition)].WaitAsync(after, cancellation);

    public PartitionState State(HubDefinition hub, int partition) => _tails[new PartitionAddress(hub.Name, partition)].State;

    /// <summary>The last event that the group is done with; -1 before the first.</summary>
    public long Checkpoint(HubDefinition hub, int partition, string consumerGroup) =>
        _checkpoints.GetValueOrDefault(new CheckpointKey(hub.Name, partition, consumerGroup), -1);

    /// <summary>
    /// Moves the checkpoint, never back. The task completes once it is on disk, which may be a few milliseconds later so that it shares a
    /// commit with the next events.
    /// </summary>
    /// <exception cref="HubLogException">The disk refused; the checkpoint is where it was.</exception>
    public async Task SetCheckpointAsync(HubDefinition hub, int partition, string consumerGroup, long sequence)
    {
        var key = new CheckpointKey(hub.Name, partition, consumerGroup);
        if (sequence <= _checkpoints.GetValueOrDefault(key, -1)) return;
        await _writer.Enqueue(key, sequence);
        _checkpoints.AddOrUpdate(key, sequence, (_, current) => Math.Max(current, sequence));
    }

    /// <summary>Commits what waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _trimTimer.DisposeAsync();
        await _writer.StopAsync();
        _database.Dispose();
    }

    private StoredChunk? ReadChunk(PartitionAddress address, long after)
    {
        try
        {
            return _database.ReadChunk(address, after);
        }
        catch (Microsoft.Data.Sqlite.SqliteException trouble)
        {
            throw new HubLogException($"The hub log cannot be read: {HubDatabase.Reason(trouble)}.", trouble);
        }
    }

    private void RequestTrim(DateTimeOffset now)
    {
        var before = _options.IsInMemory ? now : now - _options.Retention;
        _writer.RequestTrim(before, [.. _topology.Hubs.SelectMany(hub => Enumerable.Range(0, hub.PartitionCount).Select(partition => Expired(hub, partition)))]);
    }

    /// <summary>Handled by every group, and never the newest chunk: its last sequence number is where the next one continues.</summary>
    private (PartitionAddress Address, long Last) Expired(HubDefinition hub, int partition)
    {
        var checkpoints = _checkpoints.Where(entry => entry.Key.Hub == hub.Name && entry.Key.Partition == partition).Select(entry => entry.Value).DefaultIfEmpty(-1);
        return (new PartitionAddress(hub.Name, partition), Math.Min(checkpoints.Min(), State(hub, partition).Last - 1));
    }
}
