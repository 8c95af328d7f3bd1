namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>The key of cursors in the same database as the audit log.</summary>
public sealed class SqliteCursorKeyStore(SqliteLedger ledger) : ICursorKeyStore
{
    private const string Insert = "INSERT INTO cursor_keys (id, key) VALUES (1, @0) ON CONFLICT (id) DO NOTHING";
    private const string Select = "SELECT key FROM cursor_keys WHERE id = 1";

    public async Task<byte[]> GetOrAddAsync(byte[] fresh, CancellationToken cancellation) => await FindAsync(cancellation) ?? await AddAsync(fresh, cancellation);

    private async Task<byte[]> AddAsync(byte[] fresh, CancellationToken cancellation)
    {
        await ledger.WriteAsync(connection => connection.Execute(Insert, Convert.ToBase64String(fresh)), cancellation);
        return await FindAsync(cancellation) ?? throw new InvalidOperationException("The key of cursors was not kept.");
    }

    private async Task<byte[]?> FindAsync(CancellationToken cancellation)
    {
        var keys = await ledger.ReadAsync(connection => connection.Rows(Select, row => Convert.FromBase64String(row.GetString(0))), cancellation);
        return keys.Count > 0 ? keys[0] : null;
    }
}
