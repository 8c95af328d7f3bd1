using Azure.Data.Tables;
using RealRecon.Core;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>Pages of transactions from whichever rows lead to them fastest.</summary>
/// <param name="transactions">The table.</param>
/// <param name="find">Looks a transaction up.</param>
internal sealed class TransactionPages(TableClient transactions, Func<TransactionId, CancellationToken, Task<StoredTransaction?>> find)
{
    private const int FindsAtOnce = 16;

    public Task<TransactionPage> ReadAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation)
    {
        var statuses = filter.Statuses;
        if (statuses.Count == 0) return Task.FromResult(new TransactionPage([], null));
        if (filter.OrderId is { } order) return OfOrderAsync(order, filter, after, limit, cancellation);
        var isNewest = filter.Sort == TransactionSort.Newest;
        if (statuses.All(ViewRows.IsOpen)) return ListedAsync(isNewest ? ViewRows.OpenNewest : ViewRows.OpenOldest, filter, after, limit, cancellation);
        return isNewest ? ListedAsync(ViewRows.ByTime, filter, after, limit, cancellation) : new OldestFirst(transactions).ReadAsync(filter, after, limit, cancellation);
    }

    private async Task<TransactionPage> ListedAsync(string prefix, TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation)
    {
        var from = after is null ? null : ViewRows.Row(prefix, after.OpenedAt, after.Id);
        var rows = TransactionQuery.Listed(prefix, filter, from, filter.OpenedAfter, filter.OpenedBefore);
        var page = new PageInProgress(filter, limit);
        await foreach (var row in new MergedRows(transactions, rows, limit).ReadAsync(cancellation))
        {
            if (!page.HasRoom()) return page.ToBeContinued();
            page.Take(ViewRows.View(row));
        }

        return page.Last();
    }

    /// <summary>An order has a handful of transactions; all of their names are read, and of the views those of the page.</summary>
    private async Task<TransactionPage> OfOrderAsync(string order, TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation)
    {
        var names = new List<TransactionCursor>();
        await foreach (var row in new MergedRows(transactions, TransactionQuery.OfOrder(order), limit).ReadAsync(cancellation))
        {
            if (ViewRows.ReadOrder(row) is { } name) names.Add(name);
        }

        var page = new PageInProgress(filter, limit);
        foreach (var some in InOrder(names, filter.Sort, after).Chunk(FindsAtOnce))
        {
            // The row was written before the view that it leads to may have changed its order, so the view has the last word.
            foreach (var found in await Task.WhenAll(some.Select(name => find(name.Id, cancellation))))
            {
                if (found is null) continue;
                if (!page.HasRoom()) return page.ToBeContinued();
                page.Take(found.View);
            }
        }

        return page.Last();
    }

    private static IEnumerable<TransactionCursor> InOrder(List<TransactionCursor> names, TransactionSort sort, TransactionCursor? after)
    {
        var ascending = names.OrderBy(name => name, TransactionOrder.Of(sort));
        return after is null ? ascending : ascending.Where(name => TransactionOrder.Of(sort).Compare(name, after) > 0);
    }
}
