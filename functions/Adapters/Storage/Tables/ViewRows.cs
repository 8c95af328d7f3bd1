using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>
/// The rows of a transaction in Transactions, partition = shard. <c>i~key</c> is the view by id with the positions of its entries, one property a block, so that
/// a merge adds them without reading. <c>t~time~key</c> is the view by time, newest first. <c>d~due~key</c> stands while a deadline is open.
/// <c>n~time~key</c> and <c>o~time~key</c> are the view while somebody has to look after it, newest and oldest first. <c>r~order~time~key</c> names a
/// transaction of an order. '~' does not occur in keys.
/// </summary>
internal static class ViewRows
{
    public const string ById = "i~";
    public const string ByTime = "t~";
    public const string ByDeadline = "d~";

    public const string OpenNewest = "n~";
    public const string OpenOldest = "o~";
    public const string ByOrder = "r~";

    public const string PositionPrefix = "P";

    // A row may have 252 own properties. A transaction's positions go on in another row after this many versions; each block that holds an entry of it
    // raises its version by one at least, so no row ever gets more blocks than this.
    public const long VersionsPerRow = 200;

    public static string PartitionOf(TransactionId id) => BlockRow.Partition(AuditShard.Of(id));

    public static string IdRow(TransactionId id) => ById + id.Key;

    /// <summary>Rows beyond the first that hold positions of a transaction at this version.</summary>
    public static IEnumerable<string> FurtherIdRows(TransactionView view)
    {
        for (var row = 1; row <= view.Version / VersionsPerRow; row++) yield return FurtherIdRow(view.Id, row);
    }

    public static string TimeRow(DateTimeOffset openedAt, TransactionId id) => Row(ByTime, openedAt, id);

    /// <param name="prefix">Of rows in the order of time, or against it.</param>
    /// <param name="openedAt">When the transaction was opened.</param>
    /// <param name="id">Its id.</param>
    public static string Row(string prefix, DateTimeOffset openedAt, TransactionId id) => $"{RowsFrom(prefix, openedAt)}~{id.Key}";

    /// <summary>Before all rows of transactions that were opened at a time, and behind all that come before them.</summary>
    public static string RowsFrom(string prefix, DateTimeOffset openedAt) => $"{prefix}{(prefix == OpenOldest ? $"{openedAt.UtcTicks:D19}" : InvertedTicks.Of(openedAt))}";

    /// <summary>The prefix of the rows of an order. An order's name may be longer than a row key bears, so it is its hash; readers look at the view too.</summary>
    public static string OrderPrefix(string orderId) => $"{ByOrder}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(orderId)).AsSpan(0, 20))}~";

    /// <summary>The end of all rows whose deadline lies before a time.</summary>
    public static string DeadlinesBefore(DateTimeOffset time) => $"{ByDeadline}{time.UtcTicks:D19}";

    /// <summary>Which deadline a row by deadline stands for; null when nobody of ours wrote it.</summary>
    public static (DateTimeOffset Due, TransactionId Id)? ReadDeadline(TableEntity row)
    {
        var digits = row.RowKey.AsSpan(ByDeadline.Length);
        var end = digits.IndexOf('~');
        return end > 0 && long.TryParse(digits[..end], out var ticks) && ticks <= DateTime.MaxValue.Ticks && TransactionId.TryCreate(row.GetString("Id"), out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }

    /// <summary>Which transaction a row of an order names; null when nobody of ours wrote it.</summary>
    public static TransactionCursor? ReadOrder(TableEntity row) =>
        row.GetInt64("OpenedAt") is >= 0 and { } ticks && ticks <= DateTime.MaxValue.Ticks && TransactionId.TryCreate(row.GetString("Id"), out var id)
            ? new TransactionCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;

    /// <summary>What a block's update does to the rows.</summary>
    /// <param name="update">One transaction's change.</param>
    /// <param name="block">The number of the block that made it.</param>
    /// <param name="partition">Of the shard.</param>
    public static IReadOnlyList<TableTransactionAction> Changes(ViewUpdate update, long block, string partition) => [.. ChangesOf(update, block, partition)];

    /// <summary>The rows of a view that somebody has to look after; none for others.</summary>
    public static IEnumerable<TableEntity> OpenRows(TransactionView view, string json, string partition)
    {
        if (!IsOpen(view.Current.Status)) yield break;
        yield return Listed(view, json, partition, OpenNewest);
        yield return Listed(view, json, partition, OpenOldest);
    }

    public static bool IsOpen(TransactionStatus status) => TransactionFilter.OpenStatuses.LetsPass(status);

    private static IEnumerable<TableTransactionAction> ChangesOf(ViewUpdate update, long block, string partition)
    {
        var view = update.View;
        var json = ViewJson.Write(view);
        var positions = PositionText.OfIndices(update.Indices);
        var byId = new TableEntity(partition, IdRow(view.Id)) { ["View"] = json };
        var page = view.Version / VersionsPerRow;
        var home = page == 0 ? byId : new TableEntity(partition, FurtherIdRow(view.Id, page));
        home[PositionPrefix + block.ToString(CultureInfo.InvariantCulture)] = positions;
        yield return new(TableTransactionActionType.UpsertMerge, byId);
        if (page > 0) yield return new(TableTransactionActionType.UpsertMerge, home);
        yield return new(TableTransactionActionType.UpsertReplace, Listed(view, json, partition, ByTime));
        foreach (var row in OpenRows(view, json, partition)) yield return new(TableTransactionActionType.UpsertReplace, row);
        if (update.Before is { } former && IsOpen(former.Status) && !IsOpen(view.Current.Status))
        {
            foreach (var prefix in (string[])[OpenNewest, OpenOldest])
            {
                yield return new(TableTransactionActionType.Delete, new TableEntity(partition, Row(prefix, view.Current.OpenedAt, view.Id)));
            }
        }

        if (view.Current.Belonging?.OrderId is { } order) yield return new(TableTransactionActionType.UpsertReplace, OrderEntity(view, order, partition));

        var before = update.Before?.Deadline;
        var after = view.Current.Verdict.Deadline;
        if (before is { } old && old != after) yield return new(TableTransactionActionType.Delete, new TableEntity(partition, DeadlineRow(old, view.Id)));
        if (after is { } due && due != before) yield return new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, DeadlineRow(due, view.Id)) { ["Id"] = view.Id.Value });
    }

    public static TransactionView View(TableEntity row) => ViewJson.ReadView(row.GetString("View") ?? "");

    /// <summary>The positions that a row by id holds.</summary>
    public static IEnumerable<EntryPosition> Positions(TableEntity row)
    {
        foreach (var (name, value) in row)
        {
            if (name.StartsWith(PositionPrefix, StringComparison.Ordinal) && long.TryParse(name.AsSpan(PositionPrefix.Length), out var block) && value is string indices)
            {
                yield return new EntryPosition(block, PositionText.ReadIndices(indices));
            }
        }
    }

    public static string ReasonProperty(ReasonCode reason) => $"R_{reason}";

    private static string FurtherIdRow(TransactionId id, long page) => $"{IdRow(id)}~{page:D10}";

    public static string DeadlineRow(DateTimeOffset due, TransactionId id) => $"{DeadlinesBefore(due)}~{id.Key}";

    // Without the view, so that it need not be written with each change of it.
    private static TableEntity OrderEntity(TransactionView view, string order, string partition) =>
        new(partition, Row(OrderPrefix(order), view.Current.OpenedAt, view.Id)) { ["Id"] = view.Id.Value, ["OpenedAt"] = view.Current.OpenedAt.UtcTicks };

    private static TableEntity Listed(TransactionView view, string json, string partition, string prefix)
    {
        var verdict = view.Current.Verdict;
        var row = new TableEntity(partition, Row(prefix, view.Current.OpenedAt, view.Id)) { ["View"] = json, ["Status"] = view.Current.Status.ToString() };
        if (verdict.Gateway is { } gateway) row["GatewayProvider"] = gateway.Provider;
        if (verdict.Bank is { } bank) row["BankProvider"] = bank.Provider;

        // Table filters cannot search in a text, so each reason is a property of its own.
        foreach (var reason in verdict.Reasons) row[ReasonProperty(reason)] = true;
        return row;
    }
}
