using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>
/// The rows of a case in Cases. Partition <c>id</c> and two hex digits: the view with the positions of its entries. Partition <c>open-Kind</c> or
/// <c>closed-Kind</c>: the view by time, newest first. Partition <c>due</c>: stands while a timer is armed.
/// </summary>
/// <remarks>A key may have 255 characters of any sort, more than a row key bears, so rows are named by its hash.</remarks>
internal static class CaseRows
{
    public const string DuePartition = "due";

    private const string View = "View";

    public static string Name(CaseId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id.Kind}/{id.Key}")).AsSpan(0, 20));

    public static string IdPartition(CaseId id) => $"id{Name(id)[..2]}";

    public static string TimePartition(CaseKind kind, bool isOpen) => $"{(isOpen ? "open" : "closed")}-{kind}";

    public static string TimeRow(DateTimeOffset since, CaseId id) => $"{InvertedTicks.Of(since)}~{Name(id)}";

    public static string DueRow(DateTimeOffset due, CaseId id) => $"{DuesBefore(due)}~{Name(id)}";

    /// <summary>The end of all rows that are due before a time.</summary>
    public static string DuesBefore(DateTimeOffset time) => $"{time.UtcTicks:D19}";

    public static CaseView Read(TableEntity row) => ViewJson.ReadCase(row.GetString(View) ?? "");

    /// <summary>Where positions of a version stand: the row by id, and every 200 versions a further one, for a row may have 252 properties.</summary>
    public static string PositionRow(CaseId id, long version) => version < ViewRows.VersionsPerRow ? Name(id) : $"{Name(id)}~{version / ViewRows.VersionsPerRow:D10}";

    /// <summary>The rows beside the one by id, as the view wants them.</summary>
    public static IEnumerable<TableEntity> Index(CaseView view)
    {
        var (id, _, current) = view;
        var json = ViewJson.Write(view);
        yield return new TableEntity(TimePartition(id.Kind, current.IsOpen), TimeRow(current.Since, id)) { [View] = json };
        if (current.Deadline is { } due) yield return new TableEntity(DuePartition, DueRow(due, id)) { [View] = json };
    }

    /// <summary>What a block adds to the rows by id, to be merged into what is there: the positions of its entries and, in the last row, the view.</summary>
    /// <param name="update">The case's change.</param>
    /// <param name="block">The block that made it.</param>
    /// <param name="withView">False when a newer view stands there.</param>
    public static IEnumerable<TableEntity> ById(CaseUpdate update, long block, bool withView)
    {
        var (view, indices) = update;
        var positions = new TableEntity(IdPartition(view.Id), PositionRow(view.Id, view.Version)) { [$"{ViewRows.PositionPrefix}{block}"] = PositionText.OfIndices(indices) };
        if (!withView)
        {
            yield return positions;
            yield break;
        }

        var home = positions.RowKey == Name(view.Id) ? positions : new TableEntity(IdPartition(view.Id), Name(view.Id));
        if (home != positions) yield return positions;
        home[View] = ViewJson.Write(view);
        yield return home;
    }
}
