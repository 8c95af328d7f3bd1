using Azure.Data.Tables;
using RealRecon.Core;
using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>Filters over the rows of <see cref="ViewRows"/>, one for each shard's partition.</summary>
internal static class TransactionQuery
{
    /// <summary>Rows by time, newest first.</summary>
    public static IReadOnlyList<string> NewestFirst(TransactionFilter filter, TransactionCursor? after)
    {
        var from = after is null ? ViewRows.ByTime : ViewRows.TimeRow(after.OpenedAt, after.Id);
        List<string> terms = [TableClient.CreateQueryFilter($"RowKey gt {from} and RowKey lt {ViewRows.ByTimeEnd}")];
        if (filter.Status is { } status) terms.Add(TableClient.CreateQueryFilter($"Status eq {status.ToString()}"));

        // The property's name comes from the closed set of reasons, never from outside.
        if (filter.Reason is { } reason) terms.Add($"{ViewRows.ReasonProperty(reason)} eq true");
        if (filter.Provider is { } provider) terms.Add(TableClient.CreateQueryFilter($"(GatewayProvider eq {provider} or BankProvider eq {provider})"));
        return OfEachShard(string.Join(" and ", terms));
    }

    /// <summary>Rows of deadlines before a time, oldest first.</summary>
    public static IReadOnlyList<string> Overdue(DateTimeOffset before, OverdueCursor<TransactionId>? after)
    {
        var from = after is null ? ViewRows.ByDeadline : ViewRows.DeadlineRow(after.Due, after.Id);
        return OfEachShard(TableClient.CreateQueryFilter($"RowKey gt {from} and RowKey lt {ViewRows.DeadlinesBefore(before)}"));
    }

    private static string[] OfEachShard(string rows) =>
        [.. Enumerable.Range(0, AuditShard.Count).Select(shard => $"{TableClient.CreateQueryFilter($"PartitionKey eq {BlockRow.Partition(shard)}")} and {rows}")];
}
