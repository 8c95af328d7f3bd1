using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Storage.Sqlite;

namespace RealRecon.Emulator.Entities;

/// <summary>Stores the items of states (<see cref="EntityItems"/>) within the commit of their entity. Belongs to the committer's thread.</summary>
internal sealed class ItemWriter : IDisposable
{
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _delete;

    // What stands in the table, by the entity's row and oldest first: a few thousand pairs of numbers spare a look-up of each.
    private readonly Dictionary<long, Queue<StoredItem>> _stored = [];
    private long _lastId;

    public ItemWriter(SqliteConnection connection)
    {
        ReadStored(connection);
        _insert = new SqliteStatement(connection, "INSERT INTO Items (Id, Row, Number, Content) VALUES (?, ?, ?, ?)");
        _delete = new SqliteStatement(connection, "DELETE FROM Items WHERE Id = ?");
    }

    /// <summary>Makes the entity's rows those of its state; null, where it has none any more.</summary>
    public void Write(long row, EntityItems items, object? state)
    {
        if (!_stored.TryGetValue(row, out var stored)) _stored.Add(row, stored = []);
        var first = state is null ? long.MaxValue : items.FirstNumber(state);
        while (stored.TryPeek(out var oldest) && oldest.Number < first) _delete.Bind(1, stored.Dequeue().Id).Run();

        // All that are stored come first, so as many are skipped.
        if (state is not null)
        {
            foreach (var item in items.All(state).Skip(stored.Count)) Insert(row, first + stored.Count, item, stored);
        }

        if (stored.Count == 0) _stored.Remove(row);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
    }

    private void Insert(long row, long number, byte[] item, Queue<StoredItem> stored)
    {
        _insert.Bind(1, ++_lastId).Bind(2, row).Bind(3, number).BindBlob(4, item).Run();
        stored.Enqueue(new StoredItem(_lastId, number));
    }

    private void ReadStored(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id, Row, Number FROM Items ORDER BY Id";
        using var found = command.ExecuteReader();
        while (found.Read())
        {
            _lastId = found.GetInt64(0);
            var row = found.GetInt64(1);
            if (!_stored.TryGetValue(row, out var stored)) _stored.Add(row, stored = []);
            stored.Enqueue(new StoredItem(_lastId, found.GetInt64(2)));
        }
    }

    private readonly record struct StoredItem(long Id, long Number);
}
