using Azure;
using Azure.Data.Tables;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>The views of cases in their table.</summary>
internal sealed class CaseTable(TableClient cases)
{
    private const int AtOnce = 8;

    public async Task InitialiseAsync(CancellationToken cancellation) => await cases.CreateIfNotExistsAsync(cancellation);

    /// <summary>Applies what one block changes. Safe to repeat; a view that a newer block wrote stays.</summary>
    public Task ApplyAsync(IReadOnlyList<CaseUpdate> updates, long block, CancellationToken cancellation) => Parallel.ForEachAsync(
        updates,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (update, token) => await ApplyAsync(update, block, token));

    public async Task<StoredCase?> FindAsync(CaseId id, CancellationToken cancellation)
    {
        if (await RowAsync(id, CaseRows.Name(id), cancellation) is not { } row) return null;
        var view = CaseRows.Read(row);
        var positions = ViewRows.Positions(row).ToList();
        for (var version = ViewRows.VersionsPerRow; version <= view.Version; version += ViewRows.VersionsPerRow)
        {
            if (await RowAsync(id, CaseRows.PositionRow(id, version), cancellation) is { } more) positions.AddRange(ViewRows.Positions(more));
        }

        positions.Sort((left, right) => left.Block.CompareTo(right.Block));
        return new StoredCase(view, positions);
    }

    public async Task<CasePage> ListAsync(CaseFilter filter, CaseCursor? after, int limit, CancellationToken cancellation)
    {
        // One more than asked for tells whether a page follows.
        var views = new List<CaseView>(limit + 1);
        await foreach (var row in new MergedRows(cases, NewestFirst(filter, after), limit).ReadAsync(cancellation))
        {
            views.Add(CaseRows.Read(row));
            if (views.Count > limit) break;
        }

        if (views.Count <= limit) return new CasePage(views, null);
        views.RemoveAt(limit);
        return new CasePage(views, new CaseCursor(views[^1].Current.Since, views[^1].Id));
    }

    public async Task<OverduePage<CaseView, CaseId>> ReadOverdueAsync(DateTimeOffset before, OverdueCursor<CaseId>? after, int limit, CancellationToken cancellation)
    {
        var from = after is null ? "" : CaseRows.DueRow(after.Due, after.Id);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {CaseRows.DuePartition} and RowKey gt {from} and RowKey lt {CaseRows.DuesBefore(before)}");
        var due = new List<CaseView>();
        await foreach (var row in cases.QueryAsync<TableEntity>(filter, Math.Clamp(limit, 1, 1000), cancellationToken: cancellation))
        {
            due.Add(CaseRows.Read(row));
            if (due.Count == limit) break;
        }

        // The row by id is written last, so it has the last word.
        var overdue = new List<CaseView>();
        foreach (var view in due)
        {
            if (await RowAsync(view.Id, CaseRows.Name(view.Id), cancellation) is { } row && CaseRows.Read(row) is var current && current.Current.Deadline < before) overdue.Add(current);
        }

        return new OverduePage<CaseView, CaseId>(overdue, due.Count < limit ? null : new OverdueCursor<CaseId>(due[^1].Current.Deadline!.Value, due[^1].Id));
    }

    // The view by id comes last: until it is written, a repeat sees what there was before and does all of it again.
    private async Task ApplyAsync(CaseUpdate update, long block, CancellationToken cancellation)
    {
        var view = update.View;
        var before = await RowAsync(view.Id, CaseRows.Name(view.Id), cancellation) is { } row ? CaseRows.Read(row) : null;
        var isNewest = before is null || before.Version <= view.Version;
        if (isNewest) await IndexAsync(before, view, cancellation);
        foreach (var entity in CaseRows.ById(update, block, isNewest)) await cases.UpsertEntityAsync(entity, TableUpdateMode.Merge, cancellation);
    }

    private async Task IndexAsync(CaseView? before, CaseView view, CancellationToken cancellation)
    {
        var wanted = CaseRows.Index(view).ToList();
        foreach (var entity in wanted) await cases.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
        foreach (var old in before is null ? [] : CaseRows.Index(before))
        {
            if (wanted.Exists(entity => entity.PartitionKey == old.PartitionKey && entity.RowKey == old.RowKey)) continue;
            await cases.DeleteEntityAsync(old.PartitionKey, old.RowKey, ETag.All, cancellation);
        }
    }

    private async Task<TableEntity?> RowAsync(CaseId id, string row, CancellationToken cancellation)
    {
        var found = await cases.GetEntityIfExistsAsync<TableEntity>(CaseRows.IdPartition(id), row, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    private static List<string> NewestFirst(CaseFilter filter, CaseCursor? after)
    {
        var from = after is null ? "" : CaseRows.TimeRow(after.Since, after.Id);
        IEnumerable<CaseKind> kinds = filter.Kind is { } kind ? [kind] : Enum.GetValues<CaseKind>();
        IEnumerable<bool> states = filter.IsOpen is { } isOpen ? [isOpen] : [true, false];
        return
        [
            .. from one in kinds
               from state in states
               select TableClient.CreateQueryFilter($"PartitionKey eq {CaseRows.TimePartition(one, state)} and RowKey gt {from}"),
        ];
    }
}
