using Azure;
using Azure.Data.Tables;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>The key of cursors as a row of AuditHeads, in a partition of its own: the table is small and there wherever the audit log is.</summary>
public sealed class TableCursorKeyStore : ICursorKeyStore
{
    private const string Partition = "keys";
    private const string Row = "cursor";
    private const string Column = "Key";

    private readonly TableClient _rows;

    public TableCursorKeyStore(TableServiceClient account, TableNames? names = null) => _rows = account.GetTableClient((names ?? new TableNames()).AuditHeads);

    public async Task<byte[]> GetOrAddAsync(byte[] fresh, CancellationToken cancellation) => await FindAsync(cancellation) ?? await AddAsync(fresh, cancellation);

    private async Task<byte[]> AddAsync(byte[] fresh, CancellationToken cancellation)
    {
        try
        {
            await _rows.AddEntityAsync(new TableEntity(Partition, Row) { [Column] = fresh }, cancellation);
            return fresh;
        }
        catch (RequestFailedException trouble) when (trouble.Status == 409)
        {
            // Another instance was first, or this one's first try arrived after all.
            return await FindAsync(cancellation) ?? throw new InvalidOperationException("The key of cursors is there and cannot be read.", trouble);
        }
    }

    private async Task<byte[]?> FindAsync(CancellationToken cancellation)
    {
        var row = await _rows.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetBinary(Column) : null;
    }
}
