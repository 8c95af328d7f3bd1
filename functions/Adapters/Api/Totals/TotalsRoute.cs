using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Api.Totals;

/// <summary>Answers /totals: what a list adds up to, counted by paging through it.</summary>
internal sealed class TotalsRoute(Readings readings, TimeProvider time)
{
    /// <summary>Most transactions that are counted.</summary>
    public const int MostRows = 200_000;

    private const int PageSize = TransactionPage.MaxLookedAt;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly TotalsCache _cache = new(time);

    public async Task<ApiAnswer> AnswerAsync(TransactionFilter filter, HttpRequest request, CancellationToken cancellation)
    {
        var totals = await _cache.GetAsync(filter.Canonical(), () => CountAsync(filter), cancellation);
        var tag = EntityTag.Of(JsonSerializer.SerializeToUtf8Bytes(totals with { AsOf = default }, ApiJson.Default.ListTotals));
        if (EntityTag.IsKnownTo(request, tag)) return ApiAnswer.NotModified().With("ETag", tag);
        return ApiAnswer.Json(totals, ApiJson.Default.ListTotals).With("ETag", tag);
    }

    private async Task<ListTotals> CountAsync(TransactionFilter filter)
    {
        var start = time.GetTimestamp();
        var tally = new ListTally(time.GetUtcNow());
        for (TransactionCursor? next = null; ;)
        {
            var page = await readings.ListAsync(filter, next, PageSize, CancellationToken.None);
            foreach (var view in page.Items) tally.Add(view);
            if (page.Next is null) return tally.Done(isExact: true);
            if (tally.Count >= MostRows || time.GetElapsedTime(start) >= Patience) return tally.Done(isExact: false);
            next = page.Next;
        }
    }
}
