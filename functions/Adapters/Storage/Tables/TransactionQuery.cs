using Azure.Data.Tables;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>Filters over the rows of <see cref="ViewRows"/>, one for each shard's partition. They narrow by what rows bear; the reader applies the rest.</summary>
internal static class TransactionQuery
{
    // The service takes 15 comparisons: three are keys, a provider needs two. Longer lists are left to the reader.
    private const int MostStatuses = 4;
    private const int MostReasons = 3;
    private const int MostProviders = 2;

    /// <summary>Listed rows in the order of their keys.</summary>
    /// <param name="prefix">Of rows that bear views.</param>
    /// <param name="filter">What to look for.</param>
    /// <param name="from">Behind this row; null for the first.</param>
    /// <param name="oldest">Opened then or later; null for any time.</param>
    /// <param name="before">Opened earlier than that; null for any time.</param>
    public static IReadOnlyList<string> Listed(string prefix, TransactionFilter filter, string? from, DateTimeOffset? oldest, DateTimeOffset? before)
    {
        var (first, end) = prefix == ViewRows.OpenOldest ? (oldest, before) : (Behind(before), Behind(oldest));
        var start = Later(from, first is { } time ? ViewRows.RowsFrom(prefix, time) : prefix);
        var stop = end is { } last ? ViewRows.RowsFrom(prefix, last) : EndOf(prefix);
        List<string> terms = [TableClient.CreateQueryFilter($"RowKey gt {start} and RowKey lt {stop}"), .. Terms(prefix, filter)];
        return OfEachShard(string.Join(" and ", terms));
    }

    /// <summary>Rows that name the transactions of an order, newest first.</summary>
    public static IReadOnlyList<string> OfOrder(string orderId)
    {
        var prefix = ViewRows.OrderPrefix(orderId);
        return OfEachShard(TableClient.CreateQueryFilter($"RowKey gt {prefix} and RowKey lt {EndOf(prefix)}"));
    }

    /// <summary>Rows of deadlines before a time, oldest first.</summary>
    public static IReadOnlyList<string> Overdue(DateTimeOffset before, OverdueCursor<TransactionId>? after)
    {
        var from = after is null ? ViewRows.ByDeadline : ViewRows.DeadlineRow(after.Due, after.Id);
        return OfEachShard(TableClient.CreateQueryFilter($"RowKey gt {from} and RowKey lt {ViewRows.DeadlinesBefore(before)}"));
    }

    private static IEnumerable<string> Terms(string prefix, TransactionFilter filter)
    {
        var statuses = filter.Statuses;
        var all = prefix == ViewRows.ByTime ? Enum.GetValues<TransactionStatus>().Length : TransactionFilter.OpenStatuses.Count;
        if (statuses.Count < all && statuses.Count <= MostStatuses) yield return AnyOf(statuses, status => TableClient.CreateQueryFilter($"Status eq {status.ToString()}"));

        // The property's name comes from the closed set of reasons, never from outside.
        if (filter.Reason.Count is > 0 and <= MostReasons) yield return AnyOf(filter.Reason, reason => $"{ViewRows.ReasonProperty(reason)} eq true");
        if (filter.Provider.Count is > 0 and <= MostProviders)
        {
            yield return AnyOf(filter.Provider, provider => TableClient.CreateQueryFilter($"GatewayProvider eq {provider} or BankProvider eq {provider}"));
        }
    }

    private static string AnyOf<T>(IEnumerable<T> words, Func<T, string> term) => $"({string.Join(" or ", words.Select(term))})";

    // Rows that run against time begin with the latest, and a bound of theirs is the tick before.
    private static DateTimeOffset? Behind(DateTimeOffset? time) => time is { } known && known > DateTimeOffset.MinValue ? known.AddTicks(-1) : time;

    private static string Later(string? left, string right) => left is not null && string.CompareOrdinal(left, right) > 0 ? left : right;

    /// <summary>Behind every row of a prefix: no key has '~' there, and none of their characters is greater.</summary>
    private static string EndOf(string prefix) => $"{prefix}~";

    private static string[] OfEachShard(string rows) =>
        [.. Enumerable.Range(0, AuditShard.Count).Select(shard => $"{TableClient.CreateQueryFilter($"PartitionKey eq {BlockRow.Partition(shard)}")} and {rows}")];
}
