using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>Answers /exports: each list as a file.</summary>
internal sealed class ExportRoutes(Readings readings, PageCursor cursors, TimeProvider time, ILogger log)
{
    private const int PageSize = Export<TransactionItem>.MostPageRows;

    private readonly EntryHistory<AuditEntry> _history = new(readings, EntryReader.Read);

    public async Task<IResult> TransactionsAsync(TransactionFilter filter, QueryReader query, CancellationToken cancellation)
    {
        var format = ExportFormats.Of(query, ExportColumns.Transactions, ApiJson.Default.TransactionItem);
        return Of("transactions", format, await PageAsync(cursors.ReadTransaction(query.Text("cursor"), filter), cancellation));

        async Task<ExportPage<TransactionItem>> PageAsync(TransactionCursor? after, CancellationToken within)
        {
            var page = await readings.ListAsync(filter, after, PageSize, within);
            return PageOf(page.Items, TransactionItem.Of, page.Next, next => cursors.Write(next, filter), PageAsync);
        }
    }

    public async Task<IResult> CasesAsync(QueryReader query, CancellationToken cancellation)
    {
        var (format, filter) = (ExportFormats.Of(query, ExportColumns.Cases, ApiJson.Default.CaseItem), query.CaseFilter());
        return Of("cases", format, await PageAsync(cursors.ReadCase(query.Text("cursor")), cancellation));

        async Task<ExportPage<CaseItem>> PageAsync(CaseCursor? after, CancellationToken within)
        {
            var page = await readings.ListCasesAsync(filter, after, PageSize, within);
            return PageOf(page.Items, CaseItem.Of, page.Next, cursors.Write, PageAsync);
        }
    }

    public async Task<IResult> DeadLettersAsync(QueryReader query, CancellationToken cancellation)
    {
        var (format, filter) = (ExportFormats.Of(query, ExportColumns.DeadLetters, ApiJson.Default.DeadLetterItem), query.LetterFilter());
        return Of("deadletters", format, await PageAsync(cursors.ReadLetter(query.Text("cursor")), cancellation));

        async Task<ExportPage<DeadLetterItem>> PageAsync(string? after, CancellationToken within)
        {
            var page = await readings.LettersAsync(filter, after, PageSize, within);
            return PageOf(page.Items, DeadLetterItem.Of, page.Next, cursors.WriteLetter, PageAsync);
        }
    }

    /// <summary>The whole trail of a transaction, oldest entry first.</summary>
    public async Task<IResult> AuditAsync(QueryReader query, CancellationToken cancellation)
    {
        var format = ExportFormats.Of(query, ExportColumns.Trail, ApiJson.Default.AuditTrailEntry);
        if (!TransactionId.TryCreate(query.Text("id"), out var id)) throw Refusal.BadId();
        var from = cursors.ReadAudit(query.Text("cursor"), CursorKind.AuditExport);
        var found = await readings.FindAsync(id, cancellation) ?? throw Refusal.UnknownTransaction();
        var places = found.Entries.SelectMany(position => position.Indices.Select(index => new EntryPlace(position.Block, index)));
        var parts = places.Where(place => from is null || place.CompareTo(from.Value) >= 0).Chunk(EntryHistory<AuditEntry>.MaxEntries).ToList();
        return Of("audit", format, await PageAsync(0, cancellation));

        async Task<ExportPage<AuditTrailEntry>> PageAsync(int part, CancellationToken within)
        {
            if (part == parts.Count) return new ExportPage<AuditTrailEntry>([], null);
            EntryPosition[] positions = [.. parts[part].GroupBy(place => place.Block).Select(block => new EntryPosition(block.Key, [.. block.Select(place => place.Index)]))];
            var history = await _history.ReadAsync(AuditShard.Of(id), entry => entry.TransactionId == id, positions, null, within);
            var rest = part + 1 < parts.Count ? new ExportRest<AuditTrailEntry>(cursors.WriteAudit(parts[part + 1][0], CursorKind.AuditExport), later => PageAsync(part + 1, later)) : null;
            return new ExportPage<AuditTrailEntry>([.. history.Entries.Select(AuditTrailEntry.Of)], rest);
        }
    }

    private Export<T> Of<T>(string list, IExportFormat<T> format, ExportPage<T> first) =>
        new($"realrecon-{list}-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}", format, first, time, log);

    private static ExportPage<TRow> PageOf<TItem, TRow, TCursor>(
        IReadOnlyList<TItem> items, Func<TItem, TRow> row, TCursor? next, Func<TCursor?, string?> text, Func<TCursor?, CancellationToken, Task<ExportPage<TRow>>> read)
        where TCursor : class =>
        new([.. items.Select(row)], text(next) is { } cursor ? new ExportRest<TRow>(cursor, within => read(next, within)) : null);
}
