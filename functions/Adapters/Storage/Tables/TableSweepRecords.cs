using Azure.Data.Tables;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>The sweeper's record as a row of AuditHeads, in a partition of its own: the table is small and there wherever the audit log is.</summary>
public sealed class TableSweepRecords : ISweepRecords
{
    private const string Partition = "sweep";
    private const string Row = "last";

    private readonly TableClient _rows;

    public TableSweepRecords(TableServiceClient account, TableNames? names = null) => _rows = account.GetTableClient((names ?? new TableNames()).AuditHeads);

    public async Task<SweepRecord?> ReadSweepAsync(CancellationToken cancellation)
    {
        var row = await _rows.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellation);
        return row.HasValue ? SweepJson.Read(row.Value!.GetString("Record") ?? "") : null;
    }

    public Task WriteSweepAsync(SweepRecord record, CancellationToken cancellation) =>
        _rows.UpsertEntityAsync(new TableEntity(Partition, Row) { ["Record"] = SweepJson.Write(record) }, TableUpdateMode.Replace, cancellation);
}
