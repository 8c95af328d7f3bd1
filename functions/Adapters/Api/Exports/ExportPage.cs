namespace RealRecon.Adapters.Api.Exports;

/// <summary>A part of a list.</summary>
/// <param name="Rows">In the list's order; perhaps none.</param>
/// <param name="Rest">What follows; null when nothing does.</param>
internal sealed record ExportPage<T>(IReadOnlyList<T> Rows, ExportRest<T>? Rest);

/// <param name="Cursor">Asks for it in another request.</param>
/// <param name="ReadAsync">Reads the next part of it.</param>
internal sealed record ExportRest<T>(string Cursor, Func<CancellationToken, Task<ExportPage<T>>> ReadAsync);
