using System.Net;
using Azure;
using Azure.Data.Tables;
using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>
/// Writes the rows by which open exceptions are listed for those that an earlier version of RealRecon left without. Once: a row beside the heads tells
/// that it has been done. Writers may be at work meanwhile.
/// </summary>
internal sealed class OpenIndex(TableClient transactions, TableClient heads)
{
    private const string Partition = "index";
    private const string Row = "open";
    private const int PartitionsAtOnce = 8;

    public async Task CompleteAsync(CancellationToken cancellation)
    {
        var done = await heads.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellation);
        if (done.HasValue) return;
        var options = new ParallelOptions { MaxDegreeOfParallelism = PartitionsAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, AuditShard.Count, options, async (shard, token) => await CompleteAsync(BlockRow.Partition(shard), token));
        await heads.UpsertEntityAsync(new TableEntity(Partition, Row), TableUpdateMode.Replace, cancellation);
    }

    private async Task CompleteAsync(string partition, CancellationToken cancellation)
    {
        var (first, end) = (ViewRows.ByTime, $"{ViewRows.ByTime}~");
        var statuses = string.Join(" or ", TransactionFilter.OpenStatuses.Select(status => TableClient.CreateQueryFilter($"Status eq {status.ToString()}")));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {first} and RowKey lt {end}") + $" and ({statuses})";
        await foreach (var row in transactions.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            await AddAsync(row, partition, cancellation);
        }
    }

    private async Task AddAsync(TableEntity listed, string partition, CancellationToken cancellation)
    {
        var view = ViewRows.View(listed);
        var rows = ViewRows.OpenRows(view, listed.GetString("View") ?? "", partition).ToList();
        foreach (var row in rows) await AddAsync(row, cancellation);

        // A writer may have closed it before these rows were there to be removed. One that closes it from now on removes them.
        var now = await transactions.GetEntityIfExistsAsync<TableEntity>(partition, ViewRows.IdRow(view.Id), cancellationToken: cancellation);
        if (now.HasValue && ViewRows.IsOpen(ViewRows.View(now.Value!).Current.Status)) return;
        foreach (var row in rows) await transactions.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
    }

    private async Task AddAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await transactions.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == (int)HttpStatusCode.Conflict)
        {
            // A writer was faster, and its row is newer.
        }
    }
}
