using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>The sweeper's record in the same database as the audit log.</summary>
public sealed class SqliteSweepRecords(SqliteLedger ledger) : ISweepRecords
{
    private const string Upsert = "INSERT INTO sweeps (id, record) VALUES (1, @0) ON CONFLICT (id) DO UPDATE SET record = excluded.record";

    public async Task<SweepRecord?> ReadSweepAsync(CancellationToken cancellation)
    {
        var rows = await ledger.ReadAsync(connection => connection.Rows("SELECT record FROM sweeps", row => SweepJson.Read(row.GetString(0))), cancellation);
        return rows.Count > 0 ? rows[0] : null;
    }

    public Task WriteSweepAsync(SweepRecord record, CancellationToken cancellation) =>
        ledger.WriteAsync(connection => connection.Execute(Upsert, SweepJson.Write(record)), cancellation);
}
