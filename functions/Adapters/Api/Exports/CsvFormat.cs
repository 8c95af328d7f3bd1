using System.Buffers;
using System.Globalization;
using System.Text;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>RFC 4180 in UTF-8, with the byte order mark without which spreadsheets read another encoding.</summary>
internal sealed class CsvFormat<T>(IReadOnlyList<Column<T>> columns) : IExportFormat<T>
{
    /// <summary>First cell of the record that says that there is more. No id begins so: the other cells are the cursor and the number of rows.</summary>
    public const string More = "#more";

    public string ContentType => "text/csv; charset=utf-8; header=present";

    public string Extension => "csv";

    public void Begin(IBufferWriter<byte> to)
    {
        to.Write(Encoding.UTF8.Preamble);
        Record(columns.Select(column => (string?)column.Name), to);
    }

    public void Write(T row, IBufferWriter<byte> to) => Record(columns.Select(column => Cell(column, row)), to);

    public void Cut(string next, int rows, IBufferWriter<byte> to)
    {
        string?[] cells = [More, next, rows.ToString(CultureInfo.InvariantCulture)];
        Record(cells.Concat(Enumerable.Repeat<string?>(null, Math.Max(0, columns.Count - cells.Length))), to);
    }

    private static string? Cell(Column<T> column, T row) => column.Value(row) is { } value && column.IsText ? FormulaGuard.Guard(value) : column.Value(row);

    private static void Record(IEnumerable<string?> cells, IBufferWriter<byte> to)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (!isFirst) to.Write(","u8);
            isFirst = false;
            if (cell is not null) Encoding.UTF8.GetBytes(Quoted(cell), to);
        }

        to.Write("\r\n"u8);
    }

    // A blank at an end is part of the field by RFC 4180, but not for every reader, unless it is quoted.
    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(Special) || cell.Length == 0 || char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\t\r\n\0'");
}
