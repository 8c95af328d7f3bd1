using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /transactions and what is below it.</summary>
internal sealed class TransactionRoutes(Readings readings, PageCursor cursors)
{
    private readonly EntryHistory<AuditEntry> _history = new(readings, EntryReader.Read);

    public async Task<ApiAnswer> ListAsync(TransactionFilter filter, QueryReader query, CancellationToken cancellation)
    {
        var after = cursors.ReadTransaction(query.Text("cursor"), filter);
        var page = await readings.ListAsync(filter, after, query.Limit(), cancellation);
        var list = new TransactionList([.. page.Items.Select(TransactionItem.Of)], cursors.Write(page.Next, filter));
        return ApiAnswer.Json(list, ApiJson.Default.TransactionList);
    }

    public async Task<ApiAnswer> DetailAsync(TransactionId id, CancellationToken cancellation)
    {
        var found = await FindAsync(id, cancellation);
        var history = await HistoryAsync(id, found.Entries, null, cancellation);
        if (history.Entries.Count == 0) throw Refusal.UnreadableEntry();
        var timeline = history.Entries.Select(at => TimelineItem.Of(at.Sequence, at.Entry)).ToList();
        var decision = DecisionRecord.Of(found.View, [.. history.Entries.Select(at => at.Entry)], isComplete: history.Before is null);
        return ApiAnswer.Json(new TransactionDetail(found.View, decision, timeline), ApiJson.Default.TransactionDetail);
    }

    public async Task<ApiAnswer> AuditAsync(TransactionId id, QueryReader query, CancellationToken cancellation)
    {
        var before = cursors.ReadAudit(query.Text("cursor"));
        var found = await FindAsync(id, cancellation);
        var history = await HistoryAsync(id, found.Entries, before, cancellation);
        var trail = new AuditTrail(history.Shard, [.. history.Entries.Select(AuditTrailEntry.Of)]);
        var answer = ApiAnswer.Json(trail, ApiJson.Default.AuditTrail);
        if (history.Before is not { } older) return answer;
        return answer.With("Link", $"</api/transactions/{Uri.EscapeDataString(id.Value)}/audit?cursor={cursors.WriteAudit(older)}>; rel=\"prev\"");
    }

    private async Task<StoredTransaction> FindAsync(TransactionId id, CancellationToken cancellation) =>
        await readings.FindAsync(id, cancellation) ?? throw Refusal.UnknownTransaction();

    private Task<HistoryPage<AuditEntry>> HistoryAsync(TransactionId id, IReadOnlyList<EntryPosition> positions, EntryPlace? before, CancellationToken cancellation) =>
        _history.ReadAsync(AuditShard.Of(id), entry => entry.TransactionId == id, positions, before, cancellation);
}
