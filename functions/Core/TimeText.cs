using System.Globalization;

namespace RealRecon.Core;

/// <summary>Times as words: UTC, to the second, the same in every culture.</summary>
internal static class TimeText
{
    /// <summary>For sentences: <c>2026-05-01 11:00:00 UTC</c>.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For details that programs read as well: <c>2026-05-01T11:00:00Z</c>.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
