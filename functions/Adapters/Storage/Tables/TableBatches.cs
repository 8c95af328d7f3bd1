using System.Net;
using Azure;
using Azure.Data.Tables;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>Sends changes to one partition in as few entity group transactions as the service allows.</summary>
internal static class TableBatches
{
    // Limits of the service: 100 entities and 4 MiB. The size is estimated, so a part of it is left free.
    private const int MaxActions = 100;
    private const int MaxBytes = 3 * 1024 * 1024;

    // A partition takes about 2,000 rows a second, so more than a few batches at once would only be throttled.
    private const int Parallel = 4;

    /// <summary>Applies changes of which each row may occur once. Those of one list are applied together.</summary>
    /// <exception cref="RequestFailedException">The service refused, or is not there. Some batches may have been applied.</exception>
    public static Task ApplyAsync(TableClient table, IEnumerable<IReadOnlyList<TableTransactionAction>> changes, CancellationToken cancellation) =>
        System.Threading.Tasks.Parallel.ForEachAsync(
            Cut(changes),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation },
            async (batch, token) => await ApplyBatchAsync(table, batch, token));

    private static async Task ApplyBatchAsync(TableClient table, List<TableTransactionAction> batch, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(batch, cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == (int)HttpStatusCode.NotFound && batch.Exists(IsDelete))
        {
            // A row that was to go is gone already: an earlier try got this far. Alone, a deletion of nothing is no error.
            foreach (var deletion in batch.Where(IsDelete)) await table.DeleteEntityAsync(deletion.Entity.PartitionKey, deletion.Entity.RowKey, ETag.All, cancellation);
            var rest = batch.Where(change => !IsDelete(change)).ToList();
            if (rest.Count > 0) await table.SubmitTransactionAsync(rest, cancellation);
        }
    }

    private static IEnumerable<List<TableTransactionAction>> Cut(IEnumerable<IReadOnlyList<TableTransactionAction>> changes)
    {
        var batch = new List<TableTransactionAction>(MaxActions);
        var bytes = 0;
        foreach (var together in changes)
        {
            var size = together.Sum(SizeOf);
            if (batch.Count > 0 && (batch.Count + together.Count > MaxActions || bytes + size > MaxBytes))
            {
                yield return batch;
                batch = new List<TableTransactionAction>(MaxActions);
                bytes = 0;
            }

            batch.AddRange(together);
            bytes += size;
        }

        if (batch.Count > 0) yield return batch;
    }

    private static bool IsDelete(TableTransactionAction change) => change.ActionType is TableTransactionActionType.Delete;

    /// <summary>An upper estimate: escaped text, names, types and the headers of the batch's part.</summary>
    private static int SizeOf(TableTransactionAction change)
    {
        const int Overhead = 1024;
        return Overhead + (change.Entity is TableEntity row ? row.Sum(property => 64 + (property.Value is string text ? text.Length * 6 : 16)) : 0);
    }
}
