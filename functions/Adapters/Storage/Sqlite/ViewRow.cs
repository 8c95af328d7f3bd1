using Microsoft.Data.Sqlite;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>
/// Reads a row of <c>transactions</c>. Filters, sweeper and timeline go by columns that repeat the snapshot, and only the snapshot is compared with the
/// log, so a row whose columns say something else is refused.
/// </summary>
internal static class ViewRow
{
    private const string BeforeOrders = "id, version, snapshot, status, reasons, gateway_provider, bank_provider, opened_at, deadline, last_block, positions";

    /// <summary>What <see cref="Read"/> reads.</summary>
    public static string Columns(bool hasOrders) => hasOrders ? $"{BeforeOrders}, order_id" : BeforeOrders;

    /// <exception cref="UnsoundViewException">The columns contradict the snapshot.</exception>
    public static TransactionView ReadView(SqliteDataReader row) => Read(row).View;

    /// <inheritdoc cref="ReadView"/>
    public static StoredTransaction Read(SqliteDataReader row)
    {
        var view = new TransactionView(TransactionId.Of(row.GetString(0)), row.GetInt64(1), AuditEntryCodec.DecodeSnapshot(row.GetFieldValue<byte[]>(2)));
        var positions = PositionText.Read(row.GetString(10));
        if (Contradiction(row, view, positions) is { } what) throw new UnsoundViewException(view.Id, what);
        return new StoredTransaction(view, positions);
    }

    private static string? Contradiction(SqliteDataReader row, TransactionView view, List<EntryPosition> positions)
    {
        var current = view.Current;
        var verdict = current.Verdict;
        if (row.GetString(3) != current.Status.ToString()) return "the status is another one than in its snapshot";
        if (row.GetString(4) != ReasonList.Of(verdict.Reasons)) return "the reasons are others than in its snapshot";
        if (Text(row, 5) != verdict.Gateway?.Provider) return "the gateway's provider is another one than in its snapshot";
        if (Text(row, 6) != verdict.Bank?.Provider) return "the bank's provider is another one than in its snapshot";
        if (row.GetInt64(7) != current.OpenedAt.UtcTicks) return "the opening time is another one than in its snapshot";
        if ((row.IsDBNull(8) ? null : row.GetInt64(8)) != verdict.Deadline?.UtcTicks) return "the deadline is another one than in its snapshot";
        if (row.FieldCount > 11 && Text(row, 11) != current.Belonging?.OrderId) return "the order is another one than in its snapshot";
        return PositionText.Contradiction(positions, view.Version, row.GetInt64(9));
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
