using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Storage.Sqlite;

namespace RealRecon.Emulator.Entities;

/// <summary>Writes a commit as one transaction. Belongs to the committer's thread, which also pays for the serialisation.</summary>
internal sealed class TurnWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly EntityKinds _kinds;
    private readonly JsonBuffer _json = new();
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _update;
    private readonly SqliteStatement _delete;
    private readonly ItemWriter _items;
    private readonly SqliteStatement _send;
    private readonly SqliteStatement _deliver;

    /// <param name="connection">Owned from now on.</param>
    /// <param name="kinds">Those whose states are written.</param>
    public TurnWriter(SqliteConnection connection, EntityKinds kinds)
    {
        _connection = connection;
        _kinds = kinds;
        _begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        _commit = new SqliteStatement(connection, "COMMIT");
        _insert = new SqliteStatement(connection, "INSERT INTO Entities (Row, State, Address) VALUES (?, ?, ?)");
        _update = new SqliteStatement(connection, "UPDATE Entities SET State = ?2 WHERE Row = ?1");
        _delete = new SqliteStatement(connection, "DELETE FROM Entities WHERE Row = ?");
        _items = new ItemWriter(connection);
        _send = new SqliteStatement(connection, "INSERT INTO Messages (Id, DueTicks, Address, Operation, TraceParent, Payload) VALUES (?, ?, ?, ?, ?, ?)");
        _deliver = new SqliteStatement(connection, "DELETE FROM Messages WHERE Id = ?");
    }

    /// <summary>Returns once everything is on disk.</summary>
    public void Write(Commit commit)
    {
        var turn = commit.Turn;
        if (commit.Changes.Length == 0 && turn.Sent.Count == 0 && turn.Delivered.Count == 0) return;

        _begin.Run();
        foreach (var change in commit.Changes) Write(change);
        foreach (var message in turn.Sent) Write(message);
        foreach (var id in turn.Delivered) _deliver.Bind(1, id).Run();
        _commit.Run();
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_begin, _commit, _insert, _update, _delete, _send, _deliver]) statement.Dispose();
        _items.Dispose();
        _json.Dispose();
        _connection.Dispose();
    }

    private void Write(in EntityChange change)
    {
        var kind = change.Entity.Kind;
        if (kind.Items is { } items) _items.Write(change.Row, items, change.State);
        if (change.State is null)
        {
            _delete.Bind(1, change.Row).Run();
            return;
        }

        kind.WriteState(_json.Begin(), kind.Items?.WithoutItems(change.State) ?? change.State);
        var statement = change.IsNew ? _insert : _update;
        statement.Bind(1, change.Row).BindBlob(2, _json.End());
        if (change.IsNew) statement.BindText(3, AddressText.Of(change.Entity.Address));
        statement.Run();
    }

    private void Write(Message message)
    {
        _send.Bind(1, message.Id).Bind(2, message.Due?.UtcTicks).BindText(3, AddressText.Of(message.Target)).BindText(4, message.Operation);
        if (message.TraceParent is { } trace) _send.BindText(5, trace);
        else _send.BindNull(5);
        if (message.Payload is null)
        {
            _send.BindNull(6).Run();
            return;
        }

        _kinds.Find(message.Target, message.Operation)!.Payloads.Write(_json.Begin(), message.Payload);
        _send.BindBlob(6, _json.End()).Run();
    }
}
