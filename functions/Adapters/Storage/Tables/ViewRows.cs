using System.Globalization;
using Azure.Data.Tables;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>
/// The rows of a transaction in Transactions, partition = shard. <c>i~key</c> is the view by id with the positions of its entries, one property a block, so that
/// a merge adds them without reading. <c>t~time~key</c> is the view by time, newest first. <c>d~due~key</c> stands while a deadline is open.
/// '~' does not occur in keys.
/// </summary>
internal static class ViewRows
{
    public const string ById = "i~";
    public const string ByTime = "t~";
    public const string ByDeadline = "d~";

    /// <summary>Behind every row by time.</summary>
    public const string ByTimeEnd = "u";

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

    public static string TimeRow(DateTimeOffset openedAt, TransactionId id) => $"{ByTime}{InvertedTicks.Of(openedAt)}~{id.Key}";

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

    /// <summary>What a block's update does to the rows.</summary>
    /// <param name="update">One transaction's change.</param>
    /// <param name="block">The number of the block that made it.</param>
    /// <param name="partition">Of the shard.</param>
    public static IEnumerable<TableTransactionAction> Changes(ViewUpdate update, long block, string partition)
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
        yield return new(TableTransactionActionType.UpsertReplace, TimeEntity(view, json, partition));

        var before = update.Before?.Deadline;
        var after = view.Current.Verdict.Deadline;
        if (before is { } old && old != after) yield return new(TableTransactionActionType.Delete, new TableEntity(partition, DeadlineRow(old, view.Id)));
        if (after is { } due && due != before) yield return new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, DeadlineRow(due, view.Id)) { ["Id"] = view.Id.Value });
    }

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

    private static TableEntity TimeEntity(TransactionView view, string json, string partition)
    {
        var verdict = view.Current.Verdict;
        var row = new TableEntity(partition, TimeRow(view.Current.OpenedAt, view.Id)) { ["View"] = json, ["Status"] = view.Current.Status.ToString() };
        if (verdict.Gateway is { } gateway) row["GatewayProvider"] = gateway.Provider;
        if (verdict.Bank is { } bank) row["BankProvider"] = bank.Provider;

        // Table filters cannot search in a text, so each reason is a property of its own.
        foreach (var reason in verdict.Reasons) row[ReasonProperty(reason)] = true;
        return row;
    }
}
