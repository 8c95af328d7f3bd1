using System.Text;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>The statement that lists one page. Its text depends only on which filters are given; every value is a parameter.</summary>
internal sealed record SqliteListQuery(string Sql, object?[] Values)
{
    public static SqliteListQuery Of(TransactionFilter filter, TransactionCursor? after, long limit)
    {
        var sql = new StringBuilder($"SELECT {ViewRow.Columns} FROM transactions WHERE TRUE");
        var values = new List<object?>();
        if (filter.Status is { } status) sql.Append($" AND status = {Value(status.ToString())}");

        // Said in the words of the partial index, which SQLite does not use otherwise.
        if (filter.Status is not (null or TransactionStatus.MATCHED)) sql.Append(" AND status <> 'MATCHED'");
        if (filter.Reason is { } reason) sql.Append($" AND instr(reasons, {Value(ReasonList.Part(reason))}) > 0");
        if (filter.Provider is { } provider)
        {
            var value = Value(provider);
            sql.Append($" AND (gateway_provider = {value} OR bank_provider = {value})");
        }

        if (after is not null)
        {
            var time = Value(after.OpenedAt.UtcTicks);
            sql.Append($" AND opened_at <= {time} AND (opened_at < {time} OR id > {Value(after.Id.Value)})");
        }

        sql.Append($" ORDER BY opened_at DESC, id LIMIT {Value(limit)}");
        return new SqliteListQuery(sql.ToString(), [.. values]);

        string Value(object value)
        {
            values.Add(value);
            return $"@{values.Count - 1}";
        }
    }

    public static SqliteListQuery Of(CaseFilter filter, CaseCursor? after, long limit)
    {
        var sql = new StringBuilder($"SELECT {CaseRow.Columns} FROM cases WHERE TRUE");
        var values = new List<object?>();
        if (filter.Kind is { } kind) sql.Append($" AND kind = {Value(kind.ToString())}");
        if (filter.IsOpen is { } isOpen) sql.Append($" AND is_open = {Value(isOpen ? 1 : 0)}");
        if (after is not null)
        {
            var time = Value(after.Since.UtcTicks);
            sql.Append($" AND since <= {time} AND (since < {time} OR (kind, key) > ({Value(after.Id.Kind.ToString())}, {Value(after.Id.Key)}))");
        }

        sql.Append($" ORDER BY since DESC, kind, key LIMIT {Value(limit)}");
        return new SqliteListQuery(sql.ToString(), [.. values]);

        string Value(object value)
        {
            values.Add(value);
            return $"@{values.Count - 1}";
        }
    }
}
