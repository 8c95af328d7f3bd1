using Microsoft.Data.Sqlite;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>Dead letters in the same database as the audit log.</summary>
public sealed class SqliteDeadLetterStore(SqliteLedger ledger) : IDeadLetterStore
{
    private const string Insert = "INSERT INTO dead_letters (key, letter) VALUES (@0, @1) ON CONFLICT DO NOTHING";

    private const string Columns = "SELECT letter, handling FROM dead_letters LEFT JOIN dead_letter_handling USING (key)";

    private const string SelectPage = $"{Columns} WHERE key > @0 ORDER BY key LIMIT @1";

    // '~' and then an index of digits: whatever begins with the event's part sorts before its part and a ':'.
    private const string SelectEvent = $"{Columns} WHERE key >= @0 AND key < @0 || ':' ORDER BY key";

    private const string SelectHandling = "SELECT handling FROM dead_letters LEFT JOIN dead_letter_handling USING (key) WHERE key = @0";

    private const string Upsert = "INSERT INTO dead_letter_handling (key, handling) VALUES (@0, @1) ON CONFLICT (key) DO UPDATE SET handling = excluded.handling";

    /// <summary>Rows that are fetched at once: a page whose filter takes all of them needs no more.</summary>
    private const int Batch = 1000;

    public Task InitialiseAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) => ledger.WriteAsync(
        connection =>
        {
            foreach (var letter in letters) connection.Execute(Insert, DeadLetterKey.Of(letter), DeadLetterJson.Write(letter));
        },
        cancellation);

    public async Task<DeadLetterPage> ListAsync(DeadLetterFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        var behind = after is null ? "" : DeadLetterKey.FromCursor(after);
        var paging = new DeadLetterPaging(filter, limit);
        while (true)
        {
            var (from, count) = (behind, Math.Min(paging.Wanted, Batch));
            var letters = await ledger.ReadAsync(connection => connection.Rows(SelectPage, LetterOf, from, (long)count), cancellation);
            if (!letters.TrueForAll(paging.TryAdd) || letters.Count < count) return paging.Page;
            behind = DeadLetterKey.Of(letters[^1]);
        }
    }

    public async Task<IReadOnlyList<DeadLetter>> FindEventAsync(string key, CancellationToken cancellation)
    {
        var all = DeadLetterKey.EventOf(DeadLetterKey.FromCursor(key));
        return await ledger.ReadAsync(connection => connection.Rows(SelectEvent, LetterOf, all), cancellation);
    }

    public async Task<bool> HandleAsync(string key, DeadLetterHandling handling, CancellationToken cancellation)
    {
        var letter = DeadLetterKey.FromCursor(key);
        var isWritten = false;
        await ledger.WriteAsync(
            connection =>
            {
                var before = connection.Rows(SelectHandling, row => row.IsDBNull(0) ? null : DeadLetterJson.ReadHandling(row.GetString(0)), letter);
                isWritten = before is [var one] && one is not { IsSettled: true };
                if (isWritten) connection.Execute(Upsert, letter, DeadLetterJson.Write(handling));
            },
            cancellation);
        return isWritten;
    }

    private static DeadLetter LetterOf(SqliteDataReader row) => DeadLetterJson.Read(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1));
}
