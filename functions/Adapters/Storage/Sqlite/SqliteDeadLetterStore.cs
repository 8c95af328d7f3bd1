namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>Dead letters in the same database as the audit log.</summary>
public sealed class SqliteDeadLetterStore(SqliteLedger ledger) : IDeadLetterStore
{
    private const string Insert = "INSERT INTO dead_letters (key, letter) VALUES (@0, @1) ON CONFLICT DO NOTHING";

    private const string Select = "SELECT key, letter FROM dead_letters WHERE key > @0 ORDER BY key LIMIT @1";

    public Task InitialiseAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) => ledger.WriteAsync(
        connection =>
        {
            foreach (var letter in letters) connection.Execute(Insert, DeadLetterKey.Of(letter), DeadLetterJson.Write(letter));
        },
        cancellation);

    public async Task<DeadLetterPage> ListAsync(string? after, int limit, CancellationToken cancellation)
    {
        var behind = after is null ? "" : DeadLetterKey.FromCursor(after);
        var rows = await ledger.ReadAsync(
            connection => connection.Rows(Select, row => (Key: row.GetString(0), Letter: DeadLetterJson.Read(row.GetString(1))), behind, limit + 1L),
            cancellation);
        var next = rows.Count > limit ? DeadLetterKey.ToCursor(rows[limit - 1].Key) : null;
        return new DeadLetterPage([.. rows.Take(limit).Select(row => row.Letter)], next);
    }
}
