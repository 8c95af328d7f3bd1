using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>The rows of several partitions in the order of their row keys. Reads from each only as far as the caller goes.</summary>
/// <param name="table">Holds them.</param>
/// <param name="filters">One for each partition.</param>
/// <param name="limit">How many rows the caller is likely to take.</param>
internal sealed class MergedRows(TableClient table, IReadOnlyList<string> filters, int limit)
{
    private const int AtOnce = 16;

    private readonly int _page = PageOf((double)limit / filters.Count);

    public async IAsyncEnumerable<TableEntity> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var partitions = new (IAsyncEnumerator<TableEntity> Rows, bool HasRow)[filters.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, filters.Count, options, async (i, _) => partitions[i] = await OpenAsync(filters[i], cancellation));
        try
        {
            var next = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            foreach (var (rows, hasRow) in partitions)
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
            foreach (var (rows, _) in partitions) await rows.DisposeAsync();
        }
    }

    private async Task<(IAsyncEnumerator<TableEntity> Rows, bool HasRow)> OpenAsync(string filter, CancellationToken cancellation)
    {
        var rows = table.QueryAsync<TableEntity>(filter, _page, cancellationToken: cancellation).GetAsyncEnumerator(cancellation);
        return (rows, await rows.MoveNextAsync());
    }

    // Of a page's rows each partition has its share, some more and some less; with so much room hardly any has to be asked twice.
    private static int PageOf(double share) => (int)Math.Clamp(share + (3 * Math.Sqrt(share)) + 4, 4, 1000);
}
