using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>Applies the view updates of one block to <c>transactions</c>.</summary>
/// <param name="connection">The writer's.</param>
/// <param name="block">The block's number in its shard.</param>
/// <param name="isNew">False when the block stood in the log already, so that its updates may be applied too.</param>
internal readonly ref struct ViewWriter(LedgerConnection connection, long block, bool isNew)
{
    // Both take their parameters in the same order; the last one is the insert's alone.
    private const string InsertSql =
        """
        INSERT INTO transactions (version, status, reasons, gateway_provider, bank_provider, opened_at, deadline, last_block, positions, snapshot, id, order_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT DO NOTHING
        """;

    // A repeated block is older than, or the same as, what stands there: it may not set a view back nor add its positions twice.
    private const string UpdateSql =
        """
        UPDATE transactions SET
            version = ?1, status = ?2, reasons = ?3, gateway_provider = ?4, bank_provider = ?5, opened_at = ?6, deadline = ?7, last_block = ?8,
            positions = positions || ?9, snapshot = ?10
        WHERE id = ?11 AND last_block < ?8
        """;

    // Apart from the update, which would write the index of orders anew although orders hardly ever change.
    private const string OrderSql = "UPDATE transactions SET order_id = ?1 WHERE id = ?2 AND last_block = ?3 AND order_id IS NOT ?1";

    private readonly SqliteStatement _insert = connection.Statement(InsertSql);
    private readonly SqliteStatement _update = connection.Statement(UpdateSql);
    private readonly SqliteStatement _order = connection.Statement(OrderSql);

    /// <summary>Inserts first what the block opened, and updates first what it did not; the other one is for repeats and for a view that is missing.</summary>
    public void Write(ViewUpdate update)
    {
        var opens = isNew && update.Before is null;
        if (opens ? Insert(update) : Update(update)) return;
        if (opens) Update(update);
        else Insert(update);
    }

    private bool Insert(ViewUpdate update)
    {
        _insert.BindText(12, update.View.Current.Belonging?.OrderId);
        return Run(_insert, update) > 0;
    }

    private bool Update(ViewUpdate update)
    {
        if (Run(_update, update) == 0) return false;
        if (update.View.Current.Belonging?.OrderId is { } order) _order.BindText(1, order).BindText(2, update.View.Id.Value).Bind(3, block).Run();
        return true;
    }

    private int Run(SqliteStatement statement, ViewUpdate update)
    {
        var (id, version, current) = update.View;
        var verdict = current.Verdict;
        return statement
            .Bind(1, version)
            .BindText(2, current.Status.ToString())
            .BindText(3, ReasonList.Of(verdict.Reasons))
            .BindText(4, verdict.Gateway?.Provider)
            .BindText(5, verdict.Bank?.Provider)
            .Bind(6, current.OpenedAt.UtcTicks)
            .Bind(7, verdict.Deadline?.UtcTicks)
            .Bind(8, block)
            .BindText(9, PositionText.Of(block, update.Indices))
            .BindBlob(10, AuditEntryCodec.EncodeSnapshot(current))
            .BindText(11, id.Value)
            .Run();
    }
}
