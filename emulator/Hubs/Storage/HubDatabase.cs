using Microsoft.Data.Sqlite;

namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>The SQLite file of the hub log. Writes are the writer thread's alone; reads may come from any thread.</summary>
internal sealed class HubDatabase : IDisposable
{
    private readonly SqliteConnection _writer;
    private readonly SqliteConnection _reader;
    private readonly Lock _readGate;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _checkpoint;
    private readonly SqliteCommand _read;

    private HubDatabase(SqliteConnection writer, SqliteConnection reader)
    {
        _writer = writer;
        _reader = reader;
        _readGate = new Lock();
        // A database in memory has one connection, so there a transaction keeps readers out.
        WriteGate = writer == reader ? _readGate : new Lock();
        _insert = Prepare(writer, "INSERT INTO chunks (hub, partition, first_sequence, last_sequence, enqueued_at, events) VALUES ($hub, $partition, $first, $last, $at, $events)",
            ("$hub", SqliteType.Text), ("$partition", SqliteType.Integer), ("$first", SqliteType.Integer), ("$last", SqliteType.Integer), ("$at", SqliteType.Integer), ("$events", SqliteType.Blob));
        _checkpoint = Prepare(writer, "INSERT INTO checkpoints (hub, partition, consumer_group, sequence) VALUES ($hub, $partition, $group, $sequence) ON CONFLICT DO UPDATE SET sequence = excluded.sequence",
            ("$hub", SqliteType.Text), ("$partition", SqliteType.Integer), ("$group", SqliteType.Text), ("$sequence", SqliteType.Integer));
        _read = Prepare(reader, "SELECT first_sequence, enqueued_at, events FROM chunks WHERE hub = $hub AND partition = $partition AND last_sequence > $after ORDER BY last_sequence LIMIT 1",
            ("$hub", SqliteType.Text), ("$partition", SqliteType.Integer), ("$after", SqliteType.Integer));
    }

    /// <summary>Held by the writer for the length of a transaction.</summary>
    public Lock WriteGate { get; }

    /// <exception cref="HubLogException">The file cannot be opened, is not a hub log, or is one of a later version.</exception>
    public static HubDatabase Open(string path)
    {
        try
        {
            return Open(path, HubSchema.Connect(path));
        }
        catch (SqliteException trouble)
        {
            throw new HubLogException($"The hub log {path} cannot be opened: {Reason(trouble)}.", trouble);
        }
    }

    public SqliteTransaction Begin() => _writer.BeginTransaction(deferred: false);

    /// <summary>Adds a chunk: the first <paramref name="length"/> bytes of <paramref name="events"/>.</summary>
    public void InsertChunk(SqliteTransaction transaction, PartitionAddress address, long first, long last, DateTimeOffset enqueuedAt, byte[] events, int length)
    {
        Bind(_insert, transaction, address.Hub, address.Partition, first, last, enqueuedAt.ToUnixTimeMilliseconds(), events);
        _insert.Parameters[^1].Size = length;
        _insert.ExecuteNonQuery();
    }

    public void SetCheckpoint(SqliteTransaction transaction, CheckpointKey key, long sequence)
    {
        Bind(_checkpoint, transaction, key.Hub, key.Partition, key.ConsumerGroup, sequence);
        _checkpoint.ExecuteNonQuery();
    }

    public Dictionary<CheckpointKey, long> ReadCheckpoints()
    {
        using var command = new SqliteCommand("SELECT hub, partition, consumer_group, sequence FROM checkpoints", _writer);
        using var rows = command.ExecuteReader();
        var checkpoints = new Dictionary<CheckpointKey, long>();
        while (rows.Read()) checkpoints[new CheckpointKey(rows.GetString(0), rows.GetInt32(1), rows.GetString(2))] = rows.GetInt64(3);
        return checkpoints;
    }

    public PartitionState ReadState(PartitionAddress address)
    {
        using var command = new SqliteCommand("""
            SELECT (SELECT first_sequence FROM chunks WHERE hub = $hub AND partition = $partition ORDER BY last_sequence LIMIT 1), last_sequence, enqueued_at
            FROM chunks WHERE hub = $hub AND partition = $partition ORDER BY last_sequence DESC LIMIT 1
            """, _writer);
        command.Parameters.AddWithValue("$hub", address.Hub);
        command.Parameters.AddWithValue("$partition", address.Partition);
        using var rows = command.ExecuteReader();
        return rows.Read()
            ? new PartitionState(rows.GetInt64(0), rows.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(2)))
            : PartitionState.Empty;
    }

    /// <summary>The chunk that holds the first event behind <paramref name="after"/>, or null.</summary>
    public StoredChunk? ReadChunk(PartitionAddress address, long after)
    {
        lock (_readGate)
        {
            Bind(_read, null, address.Hub, address.Partition, after);
            using var rows = _read.ExecuteReader();
            return rows.Read()
                ? new StoredChunk(rows.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)), rows.GetFieldValue<byte[]>(2))
                : null;
        }
    }

    /// <summary>Removes a few chunks whose events all lie up to <paramref name="last"/> and are older than <paramref name="before"/>: how many.</summary>
    public int DeleteChunks(SqliteTransaction transaction, PartitionAddress address, long last, DateTimeOffset before, int limit)
    {
        using var command = new SqliteCommand("""
            DELETE FROM chunks WHERE id IN (
              SELECT id FROM chunks WHERE hub = $hub AND partition = $partition AND last_sequence <= $last AND enqueued_at < $before ORDER BY last_sequence LIMIT $limit)
            """, _writer, transaction);
        command.Parameters.AddWithValue("$hub", address.Hub);
        command.Parameters.AddWithValue("$partition", address.Partition);
        command.Parameters.AddWithValue("$last", last);
        command.Parameters.AddWithValue("$before", before.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$limit", limit);
        return command.ExecuteNonQuery();
    }

    /// <summary>What went wrong, in words of ours.</summary>
    public static string Reason(SqliteException trouble) => trouble.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another process uses it",
        SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM => "its folder does not exist or may not be written",
        SQLitePCL.raw.SQLITE_READONLY => "it may not be written",
        SQLitePCL.raw.SQLITE_FULL => "the disk is full",
        SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT => "it is damaged or no SQLite file",
        _ => $"SQLite says \"{trouble.Message}\"",
    };

    public void Dispose()
    {
        _insert.Dispose();
        _checkpoint.Dispose();
        _read.Dispose();
        _reader.Dispose();
        _writer.Dispose();
    }

    private static HubDatabase Open(string path, SqliteConnection writer)
    {
        try
        {
            HubSchema.Migrate(writer, path);
            return new HubDatabase(writer, path == HubLogOptions.InMemory ? writer : HubSchema.Connect(path));
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        var command = new SqliteCommand(sql, connection);
        foreach (var (name, type) in parameters) command.Parameters.Add(name, type);
        command.Prepare();
        return command;
    }

    private static void Bind(SqliteCommand command, SqliteTransaction? transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }
}
