using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /transactions and what is below it.</summary>
internal sealed class TransactionRoutes(Readings readings)
{
    private readonly TransactionHistory _history = new(readings);

    public async Task<ApiAnswer> ListAsync(QueryReader query, CancellationToken cancellation)
    {
        var after = PageCursor.ReadTransaction(query.Text("cursor"));
        var page = await readings.ListAsync(query.Filter(), after, query.Limit(), cancellation);
        var list = new TransactionList([.. page.Items.Select(TransactionItem.Of)], PageCursor.Write(page.Next));
        return ApiAnswer.Json(list, ApiJson.Default.TransactionList);
    }

    public async Task<ApiAnswer> DetailAsync(TransactionId id, CancellationToken cancellation)
    {
        var found = await FindAsync(id, cancellation);
        var history = await _history.ReadAsync(id, found.Entries, null, cancellation);
        var timeline = history.Entries.Select(at => TimelineItem.Of(at.Sequence, at.Entry)).ToList();
        return ApiAnswer.Json(new TransactionDetail(found.View, timeline), ApiJson.Default.TransactionDetail);
    }

    public async Task<ApiAnswer> AuditAsync(TransactionId id, QueryReader query, CancellationToken cancellation)
    {
        var before = PageCursor.ReadAudit(query.Text("cursor"));
        var found = await FindAsync(id, cancellation);
        var history = await _history.ReadAsync(id, found.Entries, before, cancellation);
        var trail = new AuditTrail(history.Shard, [.. history.Entries.Select(TrailEntryOf)]);
        var answer = ApiAnswer.Json(trail, ApiJson.Default.AuditTrail);
        if (history.Before is not { } older) return answer;
        return answer.With("Link", $"</api/transactions/{Uri.EscapeDataString(id.Value)}/audit?cursor={PageCursor.WriteAudit(older)}>; rel=\"prev\"");
    }

    private async Task<StoredTransaction> FindAsync(TransactionId id, CancellationToken cancellation) =>
        await readings.FindAsync(id, cancellation) ?? throw Refusal.UnknownTransaction();

    private static AuditTrailEntry TrailEntryOf(HistoryEntry at) => new(
        at.Sequence,
        at.Entry.At,
        Convert.ToHexStringLower(at.Block.EntryHashes[at.Index]),
        at.Entry,
        new AuditTrailBlock(
            at.Block.Number,
            Convert.ToHexStringLower(at.Block.Hash),
            Convert.ToHexStringLower(at.Block.PreviousHash),
            Convert.ToHexStringLower(at.Block.Root)));
}
