using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /cases and what is below it.</summary>
internal sealed class CaseRoutes(Readings readings, PageCursor cursors)
{
    private readonly EntryHistory<CaseEntry> _history = new(readings, EntryReader.ReadCase);

    public async Task<ApiAnswer> ListAsync(QueryReader query, CancellationToken cancellation)
    {
        var after = cursors.ReadCase(query.Text("cursor"));
        var page = await readings.ListCasesAsync(query.CaseFilter(), after, query.Limit(), cancellation);
        return ApiAnswer.Json(new CaseList([.. page.Items.Select(CaseItem.Of)], cursors.Write(page.Next)), ApiJson.Default.CaseList);
    }

    public async Task<ApiAnswer> DetailAsync(CaseId id, CancellationToken cancellation)
    {
        var found = await FindAsync(id, cancellation);
        var history = await HistoryAsync(id, found.Entries, null, cancellation);
        var timeline = history.Entries.Select(at => new CaseStep(at.Sequence, at.Entry.At, at.Entry.What, at.Entry.Summary)).ToList();
        return ApiAnswer.Json(new CaseDetailed(found.View, timeline), ApiJson.Default.CaseDetailed);
    }

    public async Task<ApiAnswer> AuditAsync(CaseId id, QueryReader query, CancellationToken cancellation)
    {
        var before = cursors.ReadAudit(query.Text("cursor"), CursorKind.CaseAudit);
        var found = await FindAsync(id, cancellation);
        var history = await HistoryAsync(id, found.Entries, before, cancellation);
        var answer = ApiAnswer.Json(new CaseTrail(history.Shard, [.. history.Entries.Select(TrailEntryOf)]), ApiJson.Default.CaseTrail);
        if (history.Before is not { } older) return answer;
        var cursor = cursors.WriteAudit(older, CursorKind.CaseAudit);
        return answer.With("Link", $"</api/cases/{id.Kind}/{Uri.EscapeDataString(id.Key)}/audit?cursor={cursor}>; rel=\"prev\"");
    }

    private async Task<StoredCase> FindAsync(CaseId id, CancellationToken cancellation) =>
        await readings.FindCaseAsync(id, cancellation) ?? throw Refusal.UnknownCase();

    private Task<HistoryPage<CaseEntry>> HistoryAsync(CaseId id, IReadOnlyList<EntryPosition> positions, EntryPlace? before, CancellationToken cancellation) =>
        _history.ReadAsync(CaseLog.ShardOf(id), entry => entry.Id == id, positions, before, cancellation);

    private static CaseTrailEntry TrailEntryOf(HistoryEntry<CaseEntry> at) =>
        new(at.Sequence, at.Entry.At, Convert.ToHexStringLower(at.Block.EntryHashes[at.Index]), CaseTrailBody.Of(at.Entry), AuditTrailBlock.Of(at.Block));
}
