using System.Text;
using System.Text.Json.Nodes;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>
/// The statement behind a page of transactions. It narrows by what an index holds; the rest of the filter is applied to what it reads. Its text depends
/// only on which filters are given, not on their words, so that few statements are prepared.
/// </summary>
internal sealed class SqliteTransactionQuery
{
    private readonly List<object?> _values = [];
    private readonly StringBuilder _range = new();

    private SqliteTransactionQuery()
    {
    }

    public string Sql { get; private set; } = "";

    public object?[] Values => [.. _values];

    /// <param name="columns">What to read.</param>
    /// <param name="hasOrders">There is an index by order.</param>
    /// <param name="filter">Lets some status pass.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="rows">How many to read at most.</param>
    public static SqliteTransactionQuery Of(string columns, bool hasOrders, TransactionFilter filter, TransactionCursor? after, long rows)
    {
        var query = new SqliteTransactionQuery();
        query.Range(filter, after);
        var found = hasOrders && filter.OrderId is { } order ? query.OfOrder(order) : query.OfStatuses(filter);
        var direction = filter.Sort == TransactionSort.Newest ? "DESC" : "ASC";
        query.Sql = $"{string.Join(" UNION ALL ", found.Select(where => $"SELECT {columns} FROM transactions WHERE {where}"))} ORDER BY opened_at {direction}, id LIMIT {query.Value(rows)}";
        return query;
    }

    /// <summary>The part of time that the page is about, in every select.</summary>
    private void Range(TransactionFilter filter, TransactionCursor? after)
    {
        if (filter.OpenedAfter is { } from) _range.Append($" AND opened_at >= {Value(from.UtcTicks)}");
        if (filter.OpenedBefore is { } before) _range.Append($" AND opened_at < {Value(before.UtcTicks)}");
        if (after is null) return;
        var (time, id) = (Value(after.OpenedAt.UtcTicks), Value(after.Id.Value));
        _range.Append(filter.Sort == TransactionSort.Newest
            ? $" AND opened_at <= {time} AND (opened_at < {time} OR id > {id})"
            : $" AND opened_at >= {time} AND (opened_at > {time} OR id > {id})");
    }

    private List<string> OfOrder(string order) => [$"order_id = {Value(order)}{_range}"];

    // Each select comes out of its index in order, and SQLite merges them as they are read. Most transactions are MATCHED and are not in that index.
    private List<string> OfStatuses(TransactionFilter filter)
    {
        var statuses = filter.Statuses;
        var words = Words(filter);
        if (statuses.Contains(TransactionStatus.MATCHED))
        {
            var ofStatuses = statuses.Count < Enum.GetValues<TransactionStatus>().Length ? $" AND {AnyOf("status", statuses)}" : "";
            return [$"TRUE{_range}{ofStatuses}{words}"];
        }

        // Said in the words of the partial index, which SQLite does not use otherwise.
        return [.. statuses.Select(status => $"status = {Value(status.ToString())} AND status <> 'MATCHED'{_range}{words}")];
    }

    // Looked for in the index by time, which holds them, or in rows that need not be decoded: a rare reason or provider is found however much lies before it.
    private string Words(TransactionFilter filter)
    {
        var where = new StringBuilder();
        if (filter.Reason is [var one]) where.Append($" AND instr(reasons, {Value(ReasonList.Part(one))}) > 0");
        else if (filter.Reason.Any) where.Append($" AND EXISTS (SELECT 1 FROM json_each({List(filter.Reason.Select(ReasonList.Part))}) WHERE instr(reasons, value) > 0)");
        if (filter.Provider.Any) where.Append($" AND ({AnyOf("gateway_provider", filter.Provider)} OR {AnyOf("bank_provider", filter.Provider)})");
        return where.ToString();
    }

    private string AnyOf<T>(string column, IReadOnlyList<T> words) =>
        words is [var one] ? $"{column} = {Value(one!.ToString())}" : $"{column} IN (SELECT value FROM json_each({List(words.Select(word => word!.ToString()))}))";

    private string List(IEnumerable<string?> words) => Value(new JsonArray([.. words.Select(word => JsonValue.Create(word))]).ToJsonString());

    private string Value(object? value)
    {
        _values.Add(value);
        return $"@{_values.Count - 1}";
    }
}
