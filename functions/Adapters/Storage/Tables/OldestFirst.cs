using Azure.Data.Tables;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>
/// Pages of all transactions, oldest first. Their rows stand newest first and can be read in that direction only, and rows in the other one would be two
/// more writes for every payment; so this reads short stretches of time, each turned round, and looks for the first of them by halving.
/// </summary>
internal sealed class OldestFirst(TableClient transactions)
{
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);

    public async Task<TransactionPage> ReadAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation)
    {
        var page = new PageInProgress(filter, limit);
        var start = after?.OpenedAt ?? filter.OpenedAfter ?? DateTimeOffset.MinValue;
        if (await NewestAsync(filter, start, filter.OpenedBefore, cancellation) is not { } newest) return page.Last();
        var from = after is null ? await OldestAsync(filter, start, newest, cancellation) : start;
        var span = Near;
        while (from <= newest)
        {
            var until = newest - from < span ? newest.AddTicks(1) : from + span;
            if (await StretchAsync(filter, from, until, cancellation) is not { } views)
            {
                span = (until - from) / 2;
                continue;
            }

            foreach (var view in InOrder(views, after))
            {
                if (!page.HasRoom()) return page.ToBeContinued();
                page.Take(view);
            }

            (from, span) = (until, span * 4);
        }

        return page.Last();
    }

    /// <summary>A time before which there is nothing and soon after which there is something.</summary>
    private async Task<DateTimeOffset> OldestAsync(TransactionFilter filter, DateTimeOffset start, DateTimeOffset newest, CancellationToken cancellation)
    {
        // Most logs are young, so it goes back from the newest in ever longer steps before it halves.
        var (low, high) = (start, newest);
        for (var step = Near; high - low > step; step *= 8)
        {
            if (await NewestAsync(filter, start, high - step, cancellation) is { } older) high = older;
            else low = high - step;
        }

        while (high - low > Near)
        {
            var middle = low + ((high - low) / 2);
            if (await NewestAsync(filter, low, middle, cancellation) is { } older) high = older;
            else low = middle;
        }

        return low;
    }

    private async Task<DateTimeOffset?> NewestAsync(TransactionFilter filter, DateTimeOffset from, DateTimeOffset? before, CancellationToken cancellation)
    {
        await foreach (var row in Rows(filter, from, before, 1).ReadAsync(cancellation)) return ViewRows.View(row).Current.OpenedAt;
        return null;
    }

    /// <summary>All views of a stretch of time; null when there are too many, unless it cannot be shorter.</summary>
    private async Task<List<TransactionView>?> StretchAsync(TransactionFilter filter, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var views = new List<TransactionView>();
        await foreach (var row in Rows(filter, from, until, TransactionPage.MaxLookedAt).ReadAsync(cancellation))
        {
            if (views.Count == TransactionPage.MaxLookedAt && (until - from).Ticks > 1) return null;
            views.Add(ViewRows.View(row));
        }

        return views;
    }

    private MergedRows Rows(TransactionFilter filter, DateTimeOffset from, DateTimeOffset? before, int limit) =>
        new(transactions, TransactionQuery.Listed(ViewRows.ByTime, filter, null, from, before), limit);

    private static IEnumerable<TransactionView> InOrder(List<TransactionView> views, TransactionCursor? after)
    {
        var order = TransactionOrder.Of(TransactionSort.Oldest);
        return views.Where(view => after is null || order.Compare(TransactionCursor.At(view), after) > 0).OrderBy(TransactionCursor.At, order);
    }
}
