using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>The rows by time of all shards, merged. Reads from each shard only as far as the caller goes.</summary>
internal sealed class NewestFirst(TableClient transactions, TransactionFilter filter, TransactionCursor? after, int limit)
{
    public async IAsyncEnumerable<TableEntity> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var shards = await Shards.ReadAllAsync(shard => OpenAsync(shard, cancellation), cancellation);
        try
        {
            var next = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            foreach (var (rows, hasRow) in shards)
            {
                if (hasRow) next.Enqueue(rows, rows.Current.RowKey);
            }

            while (next.TryDequeue(out var rows, out _))
            {
                yield return rows.Current;
                if (await rows.MoveNextAsync()) next.Enqueue(rows, rows.Current.RowKey);
            }
        }
        finally
        {
            foreach (var (rows, _) in shards) await rows.DisposeAsync();
        }
    }

    private async Task<(IAsyncEnumerator<TableEntity> Rows, bool HasRow)> OpenAsync(int shard, CancellationToken cancellation)
    {
        // Of a page's rows each shard has its share; with four times that, few have to be asked twice.
        var page = Math.Clamp(limit * 4 / AuditShard.Count, 4, 1000);
        var rows = transactions.QueryAsync<TableEntity>(Filter(shard), page, cancellationToken: cancellation).GetAsyncEnumerator(cancellation);
        return (rows, await rows.MoveNextAsync());
    }

    private string Filter(int shard)
    {
        var from = after is null ? ViewRows.ByTime : ViewRows.TimeRow(after.OpenedAt, after.Id);
        List<string> terms =
        [
            TableClient.CreateQueryFilter($"PartitionKey eq {BlockRow.Partition(shard)} and RowKey gt {from} and RowKey lt {ViewRows.ByTimeEnd}"),
        ];
        if (filter.Status is { } status) terms.Add(TableClient.CreateQueryFilter($"Status eq {status.ToString()}"));

        // The property's name comes from the closed set of reasons, never from outside.
        if (filter.Reason is { } reason) terms.Add($"{ViewRows.ReasonProperty(reason)} eq true");
        if (filter.Provider is { } provider) terms.Add(TableClient.CreateQueryFilter($"(GatewayProvider eq {provider} or BankProvider eq {provider})"));
        return string.Join(" and ", terms);
    }
}
