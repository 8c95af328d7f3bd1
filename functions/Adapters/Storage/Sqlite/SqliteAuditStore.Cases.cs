using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <content>The views of cases.</content>
public sealed partial class SqliteAuditStore
{
    public async Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellation)
    {
        const string Sql = $"SELECT {CaseRow.Columns} FROM cases WHERE kind = @0 AND key = @1";
        return (await ReadCasesAsync(Sql, cancellation, id.Kind.ToString(), id.Key)).FirstOrDefault();
    }

    public async Task<CasePage> ListCasesAsync(CaseFilter filter, CaseCursor? after, int limit, CancellationToken cancellation)
    {
        var query = SqliteListQuery.Of(filter, after, limit + 1L);
        var found = await ReadCasesAsync(query.Sql, cancellation, query.Values);
        var hasMore = found.Count > limit;
        if (hasMore) found.RemoveAt(limit);
        var views = found.ConvertAll(stored => stored.View);
        return new CasePage(views, hasMore ? new CaseCursor(views[^1].Current.Since, views[^1].Id) : null) { Positions = found.ConvertAll(stored => stored.Entries) };
    }

    public async Task<OverduePage<CaseView, CaseId>> ReadOverdueCasesAsync(DateTimeOffset before, OverdueCursor<CaseId>? after, int limit, CancellationToken cancellation)
    {
        const string Sql =
            $"SELECT {CaseRow.Columns} FROM cases WHERE deadline < @0 AND deadline >= @1 AND (deadline > @1 OR (kind, key) > (@2, @3)) ORDER BY deadline, kind, key LIMIT @4";
        var (from, kind, key) = after is null ? (-1, "", "") : (after.Due.UtcTicks, after.Id.Kind.ToString(), after.Id.Key);
        var found = await ReadCasesAsync(Sql, cancellation, before.UtcTicks, from, kind, key, limit);
        var last = found.Count < limit ? null : found[^1].View;
        return new OverduePage<CaseView, CaseId>(found.ConvertAll(stored => stored.View), last is null ? null : new OverdueCursor<CaseId>(last.Current.Deadline!.Value, last.Id));
    }

    private Task<List<StoredCase>> ReadCasesAsync(string sql, CancellationToken cancellation, params object?[] values) =>
        ledger.ReadAsync(connection => SqliteSchema.HasCases(connection) ? connection.Rows(sql, CaseRow.Read, values) : [], cancellation);
}
