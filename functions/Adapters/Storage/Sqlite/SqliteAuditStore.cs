using Microsoft.Data.Sqlite;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>The audit log and its views in a SQLite database: a block, its views and its head are one commit.</summary>
public sealed partial class SqliteAuditStore(SqliteLedger ledger) : IAuditStore, ICaseStore
{
    private const string SelectBlocks =
        """
        SELECT shard, number, first_sequence, entries, entry_hashes, root, previous_hash, hash
        FROM blocks WHERE shard = @0 AND number >= @1 ORDER BY number LIMIT @2
        """;

    private const string UpsertHead =
        """
        INSERT INTO heads AS old (shard, block, head) VALUES (@0, @1, @2)
        ON CONFLICT (shard) DO UPDATE SET block = excluded.block, head = excluded.head WHERE excluded.block > old.block
        """;

    public Task InitialiseAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task WriteAsync(PendingWrite write, CancellationToken cancellation) => ledger.WriteAsync(connection => Write(connection, write), cancellation);

    public async Task<IReadOnlyList<AuditBlock>> ReadBlocksAsync(int shard, long from, int limit, CancellationToken cancellation) =>
        await ledger.ReadAsync(connection => connection.Rows(SelectBlocks, ReadBlock, shard, from, limit), cancellation);

    public async Task<IReadOnlyList<ShardHead>> ReadHeadsAsync(CancellationToken cancellation) =>
        await ledger.ReadAsync(connection => connection.Rows("SELECT head FROM heads ORDER BY shard", row => ViewJson.ReadHead(row.GetString(0))), cancellation);

    public async Task<StoredTransaction?> FindAsync(TransactionId id, CancellationToken cancellation)
    {
        var found = await ledger.ReadAsync(connection => connection.Rows($"SELECT {ColumnsOf(connection)} FROM transactions WHERE id = @0", ViewRow.Read, id.Value), cancellation);
        return found.Count > 0 ? found[0] : null;
    }

    public async Task<TransactionPage> ListAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation)
    {
        if (filter.Statuses.Count == 0) return new TransactionPage([], null);
        var page = new SqlitePage(filter, limit);
        await ledger.ReadAsync(
            connection =>
            {
                var hasOrders = SqliteSchema.HasOrders(connection);
                var query = SqliteTransactionQuery.Of(ViewRow.Columns(hasOrders), hasOrders, filter, after, page.MostRows + 1L);
                connection.Walk(query.Sql, page.Take, query.Values);
                return page;
            },
            cancellation);
        return page.Done();
    }

    public async Task<OverduePage<TransactionView, TransactionId>> ReadOverdueAsync(
        DateTimeOffset before, OverdueCursor<TransactionId>? after, int limit, CancellationToken cancellation)
    {
        const string Condition = "deadline < @0 AND deadline >= @1 AND (deadline > @1 OR id > @2) ORDER BY deadline, id LIMIT @3";
        var (from, id) = after is null ? (-1, "") : (after.Due.UtcTicks, after.Id.Value);
        var views = await ledger.ReadAsync(
            connection => connection.Rows($"SELECT {ColumnsOf(connection)} FROM transactions WHERE {Condition}", ViewRow.ReadView, before.UtcTicks, from, id, limit),
            cancellation);
        var last = views.Count < limit ? null : views[^1];
        return new OverduePage<TransactionView, TransactionId>(views, last is null ? null : new OverdueCursor<TransactionId>(last.Current.Verdict.Deadline!.Value, last.Id));
    }

    private static string ColumnsOf(LedgerConnection connection) => ViewRow.Columns(SqliteSchema.HasOrders(connection));

    private static void Write(LedgerConnection connection, PendingWrite write)
    {
        var (block, head, updates, cases) = write;
        var isNew = BlockRow.Insert(connection, block);
        if (!isNew && !connection.Rows(SelectBlocks, ReadBlock, block.Shard, block.Number, 1)[0].HasContentOf(block))
        {
            throw new BlockConflictException(block.Shard, block.Number);
        }

        var views = new ViewWriter(connection, block.Number, isNew);
        foreach (var update in updates) views.Write(update);
        foreach (var update in cases) CaseRow.Write(connection, update, block.Number);
        connection.Execute(UpsertHead, head.Shard, head.Block, ViewJson.Write(head));
    }

    private static AuditBlock ReadBlock(SqliteDataReader row) => new()
    {
        Shard = row.GetInt32(0),
        Number = row.GetInt64(1),
        FirstSequence = row.GetInt64(2),
        Entries = Packing.Unpack(row.GetFieldValue<byte[]>(3)),
        EntryHashes = Packing.UnpackHashes(row.GetFieldValue<byte[]>(4)),
        Root = row.GetFieldValue<byte[]>(5),
        PreviousHash = row.GetFieldValue<byte[]>(6),
        Hash = row.GetFieldValue<byte[]>(7),
    };
}
