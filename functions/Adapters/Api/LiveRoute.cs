using Microsoft.AspNetCore.Http;
using RealRecon.Adapters.Api.Answers;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /live: totals, and what changed since a cursor.</summary>
internal sealed class LiveRoute(Readings readings, CursorText text, TimeProvider time)
{
    private static readonly TimeSpan HeadsAge = TimeSpan.FromMilliseconds(250);

    private readonly Cached<Heads> _heads = new(HeadsAge, time, async () => new Heads(await readings.HeadsAsync(CancellationToken.None)));

    public async Task<ApiAnswer> AnswerAsync(QueryReader query, HttpRequest request, CancellationToken cancellation)
    {
        var after = query.Text("after") is { } given ? LiveCursor.Read(text, given) : null;
        var heads = await HeadsAsync(after, cancellation);
        if (EntityTag.IsKnownTo(request, heads.Tag)) return ApiAnswer.NotModified().With("ETag", heads.Tag);

        var changes = new LiveChanges(readings);
        var cursor = after is null ? LiveCursor.At(heads) : await changes.ReadAsync(after, heads, cancellation);
        var update = new LiveUpdate(cursor.Write(text), heads.Totals, [.. changes.Views.Select(TransactionItem.Of)], [.. changes.Cases.Select(CaseItem.Of)]);
        return ApiAnswer.Json(update, ApiJson.Default.LiveUpdate).With("ETag", heads.Tag);
    }

    private async Task<Heads> HeadsAsync(LiveCursor? after, CancellationToken cancellation)
    {
        var heads = await _heads.GetAsync(cancellation);
        if (after is null || !after.IsAheadOf(heads)) return heads;
        // Another instance may have given that cursor from newer heads than the ones kept here. If not, it is of another log.
        heads = await _heads.RefreshAsync(cancellation);
        return after.IsAheadOf(heads) ? throw Refusal.BadCursor() : heads;
    }
}
