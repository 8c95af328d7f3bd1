using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>Gathers what one transaction appends to one partition: numbers the events and packs them into chunks.</summary>
internal sealed class ChunkBuilder(HubDatabase database, HubDefinition hub, int partition, PartitionTail tail)
{
    // Read back as a whole, so a chunk stays small beside the reader's limits.
    private const int ChunkBytesMax = 256 * 1024;

    private readonly string _partitionName = partition.ToString();
    private readonly ArrayBufferWriter<byte> _chunk = new(4096);
    private List<HubEvent> _events = [];
    private long _chunkFirst = tail.State.Last + 1;
    private long _next = tail.State.Last + 1;

    public bool IsEmpty => _events.Count == 0;

    public void Add(SqliteTransaction transaction, EventMessage message, DateTimeOffset enqueuedAt)
    {
        ChunkCodec.Append(_chunk, message);
        _events.Add(EventAt(hub, _partitionName, _next++, enqueuedAt, message));
        if (_chunk.WrittenCount >= ChunkBytesMax) Flush(transaction, enqueuedAt);
    }

    /// <summary>Writes what is left of the transaction.</summary>
    public void Flush(SqliteTransaction transaction, DateTimeOffset enqueuedAt)
    {
        if (_chunk.WrittenCount == 0) return;
        MemoryMarshal.TryGetArray(_chunk.WrittenMemory, out var written);
        database.InsertChunk(transaction, new PartitionAddress(hub.Name, partition), _chunkFirst, _next - 1, enqueuedAt, written.Array!, written.Count);
        _chunkFirst = _next;
        _chunk.ResetWrittenCount();
    }

    /// <summary>The transaction is on disk.</summary>
    public void Publish()
    {
        var committed = _events;
        _events = [];
        tail.Publish(committed);
    }

    /// <summary>The transaction was rolled back: the numbers are free again.</summary>
    public void Discard()
    {
        _events.Clear();
        _chunk.ResetWrittenCount();
        _next = _chunkFirst = tail.State.Last + 1;
    }

    /// <summary>An event of the log as the pump hands it on. Offsets are the sequence numbers: opaque to clients, in order, and never reused.</summary>
    public static HubEvent EventAt(HubDefinition hub, string partition, long sequence, DateTimeOffset enqueuedAt, EventMessage message) => new()
    {
        Side = hub.Side,
        Position = new HubPosition(hub.Name, partition, sequence, sequence.ToString()),
        EnqueuedAt = enqueuedAt,
        Body = message.Body,
        Provider = message.Provider,
        EventId = message.EventId,
        TraceParent = message.TraceParent,
    };
}
