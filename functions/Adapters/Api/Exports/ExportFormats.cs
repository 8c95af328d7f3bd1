using System.Text.Json.Serialization.Metadata;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>Which format a request asks for.</summary>
internal static class ExportFormats
{
    /// <exception cref="Refusal">None, or another word than those of the contract.</exception>
    public static IExportFormat<T> Of<T>(QueryReader query, IReadOnlyList<Column<T>> columns, JsonTypeInfo<T> type) => query.Text("format") switch
    {
        "csv" => new CsvFormat<T>(columns),
        "ndjson" => new NdjsonFormat<T>(type),
        _ => throw Refusal.BadParameter("'format' is required, one of: csv, ndjson."),
    };
}
