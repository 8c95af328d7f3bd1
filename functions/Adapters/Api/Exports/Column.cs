using System.Globalization;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>One column of a CSV file.</summary>
/// <param name="Name">In the header.</param>
/// <param name="Value">Of a row; null for an empty cell.</param>
/// <param name="IsText">It may hold what somebody else wrote. What only RealRecon writes (numbers, times, true and false) stands as it is.</param>
internal sealed record Column<T>(string Name, Func<T, string?> Value, bool IsText)
{
    public static Column<T> Text(string name, Func<T, string?> value) => new(name, value, true);

    public static Column<T> Number(string name, Func<T, long?> value) => new(name, row => value(row)?.ToString(CultureInfo.InvariantCulture), false);

    /// <summary>An amount in major units.</summary>
    public static Column<T> Decimal(string name, Func<T, string?> value) => new(name, value, false);

    public static Column<T> Time(string name, Func<T, DateTimeOffset?> value) => new(name, row => value(row) is { } time ? UtcTimeConverter.TextOf(time) : null, false);

    public static Column<T> Flag(string name, Func<T, bool> value) => new(name, row => value(row) ? "true" : "false", false);
}
