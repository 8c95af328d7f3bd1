using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>Reads what is committed. Belongs to the engine's thread.</summary>
internal sealed class EntityReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _entity;
    private readonly SqliteCommand _items;
    private readonly SqliteCommand _message;
    private readonly EntityKinds _kinds;

    public EntityReader(string file, EntityKinds kinds)
    {
        _kinds = kinds;
        _connection = EntityDatabase.OpenReader(file);
        _entity = _connection.CreateCommand();
        _entity.CommandText = "SELECT Address, State FROM Entities WHERE Row = $row";
        _entity.Parameters.Add("$row", SqliteType.Integer);
        _items = _connection.CreateCommand();
        _items.CommandText = "SELECT Content FROM Items WHERE Row = $row ORDER BY Id";
        _items.Parameters.Add("$row", SqliteType.Integer);
        _message = _connection.CreateCommand();
        _message.CommandText = "SELECT Id, DueTicks, Address, Operation, Payload, TraceParent FROM Messages WHERE Id = $id";
        _message.Parameters.Add("$id", SqliteType.Integer);
    }

    /// <summary>The entity if the row is its own.</summary>
    public CachedEntity? Find(long row, EntityAddress address, EntityKind kind)
    {
        _entity.Parameters[0].Value = row;
        using var found = _entity.ExecuteReader();
        if (!found.Read() || AddressText.Parse(found.GetString(0)) != address) return null;
        var state = kind.ReadState(found.GetFieldValue<byte[]>(1));

        // Version 1 of the file had the items inside the state. There the next commit brings them into rows.
        if (kind.Items is not { } queue || ItemsOf(row) is not { IsEmpty: false } items) return new CachedEntity(address, kind, row, state);
        return new CachedEntity(address, kind, row, queue.WithItems(state, items));
    }

    /// <summary>The content of a message; null when its kind or operation is not known to this version.</summary>
    public Message? FindMessage(long id)
    {
        _message.Parameters[0].Value = id;
        using var row = _message.ExecuteReader();
        return row.Read() ? MessageIn(row) : null;
    }

    /// <summary>Requests for I/O that a former run did not finish, in the order of sending.</summary>
    public IReadOnlyList<long> ReadRequests()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT Id FROM Messages WHERE DueTicks IS NULL ORDER BY Id";
        using var row = command.ExecuteReader();
        var requests = new List<long>();
        while (row.Read()) requests.Add(row.GetInt64(0));
        return requests;
    }

    public void ReadSchedule(Schedule schedule)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT Id, DueTicks FROM Messages WHERE DueTicks IS NOT NULL";
        using var row = command.ExecuteReader();
        while (row.Read()) schedule.AddStored(row.GetInt64(0), new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero));
    }

    public AddressIndex ReadIndex()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT Row, Address FROM Entities INDEXED BY Addresses ORDER BY Row";
        using var row = command.ExecuteReader();
        var index = new AddressIndex();
        while (row.Read()) index.Add(AddressText.Parse(row.GetString(1)), row.GetInt64(0));
        return index;
    }

    /// <summary>The lowest row, below 0; 0 when there is none.</summary>
    public long ReadFirstRow() => Math.Min(0, ReadNumber("SELECT min(Row) FROM Entities"));

    /// <summary>The highest row, above 0; 0 when there is none.</summary>
    public long ReadLastRow() => Math.Max(0, ReadNumber("SELECT max(Row) FROM Entities"));

    public long ReadLastMessage() => ReadNumber("SELECT max(Id) FROM Messages");

    public void Dispose()
    {
        _entity.Dispose();
        _items.Dispose();
        _message.Dispose();
        _connection.Dispose();
    }

    private ImmutableArray<byte[]> ItemsOf(long row)
    {
        _items.Parameters[0].Value = row;
        using var item = _items.ExecuteReader();
        var items = ImmutableArray.CreateBuilder<byte[]>();
        while (item.Read()) items.Add(item.GetFieldValue<byte[]>(0));
        return items.DrainToImmutable();
    }

    private long ReadNumber(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class only.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() is long number ? number : 0;
    }

    private Message? MessageIn(SqliteDataReader row)
    {
        var target = AddressText.Parse(row.GetString(2));
        var operation = row.GetString(3);
        if (_kinds.Find(target, operation) is not { } known) return null;
        return new Message(
            row.GetInt64(0),
            row.IsDBNull(1) ? null : new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero),
            target,
            known.Name,
            known.Payloads.Read(row.IsDBNull(4) ? [] : row.GetFieldValue<byte[]>(4)),
            row.IsDBNull(5) ? null : row.GetString(5));
    }
}
