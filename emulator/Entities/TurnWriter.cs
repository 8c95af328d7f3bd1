using Microsoft.Data.Sqlite;

namespace RealRecon.Emulator.Entities;

/// <summary>Writes a commit as one transaction. Belongs to the committer's thread, which also pays for the serialisation.</summary>
internal sealed class TurnWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly EntityKinds _kinds;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _send;
    private readonly SqliteCommand _deliver;

    public TurnWriter(SqliteConnection connection, EntityKinds kinds)
    {
        _connection = connection;
        _kinds = kinds;
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _insert = Command("INSERT INTO Entities (Row, State, Address) VALUES ($row, $state, $address)", "$row", "$state", "$address");
        _update = Command("UPDATE Entities SET State = $state WHERE Row = $row", "$row", "$state");
        _delete = Command("DELETE FROM Entities WHERE Row = $row", "$row");
        _send = Command(
            "INSERT INTO Messages (Id, DueTicks, Address, Operation, Payload) VALUES ($id, $due, $address, $operation, $payload)",
            "$id", "$due", "$address", "$operation", "$payload");
        _deliver = Command("DELETE FROM Messages WHERE Id = $id", "$id");
    }

    /// <summary>Returns once everything is on disk.</summary>
    public void Write(Commit commit)
    {
        var turn = commit.Turn;
        if (commit.Changes.Length == 0 && turn.Sent.Count == 0 && turn.Delivered.Count == 0) return;

        _begin.ExecuteNonQuery();
        foreach (var change in commit.Changes) Write(change);
        foreach (var message in turn.Sent) Write(message);
        foreach (var id in turn.Delivered)
        {
            _deliver.Parameters[0].Value = id;
            _deliver.ExecuteNonQuery();
        }

        _commit.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _insert, _update, _delete, _send, _deliver]) command.Dispose();
        _connection.Dispose();
    }

    private void Write(in EntityChange change)
    {
        var command = change.State is null ? _delete : change.IsNew ? _insert : _update;
        command.Parameters[0].Value = change.Row;
        if (change.State is not null) command.Parameters[1].Value = change.Entity.Kind.WriteState(change.State);
        if (command == _insert) command.Parameters[2].Value = AddressText.Of(change.Entity.Address);
        command.ExecuteNonQuery();
    }

    private void Write(Message message)
    {
        var payload = _kinds.Find(message.Target, message.Operation)!.Payloads.Write(message.Payload);
        _send.Parameters[0].Value = message.Id;
        _send.Parameters[1].Value = message.Due is { } due ? due.UtcTicks : DBNull.Value;
        _send.Parameters[2].Value = AddressText.Of(message.Target);
        _send.Parameters[3].Value = message.Operation;
        _send.Parameters[4].Value = payload is null ? DBNull.Value : payload;
        _send.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class only.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var parameter in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        command.Prepare();
        return command;
    }
}
