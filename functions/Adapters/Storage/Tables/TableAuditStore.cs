using System.Net;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>The audit log and its views in Azure Table storage (or Azurite).</summary>
/// <remarks>
/// A write goes block, views of transactions, views of cases, head, each safe to repeat. So a head that has reached a block says that everything of the block is in place,
/// and one that has not says that the views may have to be applied again.
/// </remarks>
public sealed class TableAuditStore : IAuditStore, ICaseStore
{
    private const string HeadPartition = "head";

    private const int FindsAtOnce = 16;

    // A block's row may have half a megabyte; a page of them shall not take all memory.
    private const int BlockPage = 50;

    private readonly TableClient _log;
    private readonly TableClient _transactions;
    private readonly TableClient _heads;
    private readonly TransactionPages _pages;
    private readonly OpenIndex _open;
    private readonly CaseTable _cases;

    public TableAuditStore(TableServiceClient account, TableNames? names = null)
    {
        names ??= new TableNames();
        _log = account.GetTableClient(names.AuditLog);
        _transactions = account.GetTableClient(names.Transactions);
        _heads = account.GetTableClient(names.AuditHeads);
        _pages = new TransactionPages(_transactions, FindAsync);
        _open = new OpenIndex(_transactions, _heads);
        _cases = new CaseTable(account.GetTableClient(names.Cases));
    }

    public TableAuditStore(string connectionString, TableNames? names = null)
        : this(new TableServiceClient(connectionString), names)
    {
    }

    public TableAuditStore(Uri endpoint, TokenCredential credential, TableNames? names = null)
        : this(new TableServiceClient(endpoint, credential), names)
    {
    }

    public async Task InitialiseAsync(CancellationToken cancellation)
    {
        foreach (var table in (TableClient[])[_log, _transactions, _heads]) await table.CreateIfNotExistsAsync(cancellation);
        await _open.CompleteAsync(cancellation);
        await _cases.InitialiseAsync(cancellation);
    }

    public async Task WriteAsync(PendingWrite write, CancellationToken cancellation)
    {
        var (block, head, updates, cases) = write;
        try
        {
            await _log.AddEntityAsync(BlockRow.Of(block), cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == (int)HttpStatusCode.Conflict && exists.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            var stored = await ReadBlocksAsync(block.Shard, block.Number, 1, cancellation);
            if (stored.Count == 0 || !stored[0].HasContentOf(block)) throw new BlockConflictException(block.Shard, block.Number);

            // Views of an old block may not be applied over those of a newer one.
            if (await FindHeadAsync(block.Shard, cancellation) is { } reached && reached.Block >= block.Number) return;
        }

        var partition = BlockRow.Partition(block.Shard);
        await TableBatches.ApplyAsync(_transactions, updates.Select(update => ViewRows.Changes(update, block.Number, partition)), cancellation);
        await _cases.ApplyAsync(cases, block.Number, cancellation);
        await _heads.UpsertEntityAsync(new TableEntity(HeadPartition, partition) { ["Head"] = ViewJson.Write(head) }, TableUpdateMode.Replace, cancellation);
    }

    public async Task<IReadOnlyList<AuditBlock>> ReadBlocksAsync(int shard, long from, int limit, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {BlockRow.Partition(shard)} and RowKey ge {BlockRow.Row(from)}");
        return await TakeAsync(_log.QueryAsync<TableEntity>(filter, Math.Clamp(limit, 1, BlockPage), cancellationToken: cancellation), limit, BlockRow.Read);
    }

    public async Task<IReadOnlyList<ShardHead>> ReadHeadsAsync(CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {HeadPartition}");
        return await TakeAsync(_heads.QueryAsync<TableEntity>(filter, cancellationToken: cancellation), int.MaxValue, HeadOf);
    }

    public async Task<StoredTransaction?> FindAsync(TransactionId id, CancellationToken cancellation)
    {
        var partition = ViewRows.PartitionOf(id);
        var row = await _transactions.GetEntityIfExistsAsync<TableEntity>(partition, ViewRows.IdRow(id), cancellationToken: cancellation);
        if (!row.HasValue) return null;
        var view = ViewRows.View(row.Value!);
        var positions = ViewRows.Positions(row.Value!).ToList();
        foreach (var further in ViewRows.FurtherIdRows(view))
        {
            var more = await _transactions.GetEntityIfExistsAsync<TableEntity>(partition, further, cancellationToken: cancellation);
            if (more.HasValue) positions.AddRange(ViewRows.Positions(more.Value!));
        }

        positions.Sort((left, right) => left.Block.CompareTo(right.Block));
        return new StoredTransaction(view, positions);
    }

    public Task<TransactionPage> ListAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation) =>
        _pages.ReadAsync(filter, after, limit, cancellation);

    public async Task<OverduePage<TransactionView, TransactionId>> ReadOverdueAsync(
        DateTimeOffset before, OverdueCursor<TransactionId>? after, int limit, CancellationToken cancellation)
    {
        var due = new List<(DateTimeOffset Due, TransactionId Id)>(limit);
        await foreach (var row in new MergedRows(_transactions, TransactionQuery.Overdue(before, after), limit).ReadAsync(cancellation))
        {
            if (ViewRows.ReadDeadline(row) is { } deadline) due.Add(deadline);
            if (due.Count == limit) break;
        }

        // The index row is written apart from the view, so the view has the last word.
        var found = new StoredTransaction?[due.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = FindsAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, due.Count, options, async (i, token) => found[i] = await FindAsync(due[i].Id, token));
        var overdue = found.Where(stored => stored?.View.Current.Verdict.Deadline < before).Select(stored => stored!.View).ToList();
        return new OverduePage<TransactionView, TransactionId>(overdue, due.Count < limit ? null : new OverdueCursor<TransactionId>(due[^1].Due, due[^1].Id));
    }

    public Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellation) => _cases.FindAsync(id, cancellation);

    public Task<CasePage> ListCasesAsync(CaseFilter filter, CaseCursor? after, int limit, CancellationToken cancellation) => _cases.ListAsync(filter, after, limit, cancellation);

    public Task<OverduePage<CaseView, CaseId>> ReadOverdueCasesAsync(DateTimeOffset before, OverdueCursor<CaseId>? after, int limit, CancellationToken cancellation) =>
        _cases.ReadOverdueAsync(before, after, limit, cancellation);

    private async Task<ShardHead?> FindHeadAsync(int shard, CancellationToken cancellation)
    {
        var row = await _heads.GetEntityIfExistsAsync<TableEntity>(HeadPartition, BlockRow.Partition(shard), cancellationToken: cancellation);
        return row.HasValue ? HeadOf(row.Value!) : null;
    }

    private static ShardHead HeadOf(TableEntity row) => ViewJson.ReadHead(row.GetString("Head") ?? "");

    private static async Task<List<T>> TakeAsync<T>(AsyncPageable<TableEntity> rows, int limit, Func<TableEntity, T> read)
    {
        var taken = new List<T>();
        await foreach (var row in rows)
        {
            if (taken.Count == limit) break;
            taken.Add(read(row));
        }

        return taken;
    }
}
