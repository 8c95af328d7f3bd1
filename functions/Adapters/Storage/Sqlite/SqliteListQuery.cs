using System.Text;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>The statement that lists one page of cases. Its text depends only on which filters are given; every value is a parameter.</summary>
internal sealed record SqliteListQuery(string Sql, object?[] Values)
{
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
