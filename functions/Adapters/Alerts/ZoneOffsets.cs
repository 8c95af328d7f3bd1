using System.Collections.Immutable;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>A time zone as data: what its clocks show, and when they change. Policy knows no time zones.</summary>
internal static class ZoneOffsets
{
    private const int Years = 10;

    /// <param name="zone">The zone.</param>
    /// <param name="now">From when on (UTC), for ten years.</param>
    public static ImmutableArray<ZoneOffset> Of(TimeZoneInfo zone, DateTimeOffset now)
    {
        var offsets = ImmutableArray.CreateBuilder<ZoneOffset>();
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        offsets.Add(new ZoneOffset(DateTimeOffset.MinValue, zone.GetUtcOffset(day)));
        for (var end = day.AddYears(Years); day < end; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day.AddDays(1)) is var next && next != offsets[^1].Offset) offsets.Add(new ZoneOffset(ChangeWithin(zone, day, next), next));
        }

        return offsets.ToImmutable();
    }

    /// <summary>To the minute: no zone changes its clocks between two.</summary>
    private static DateTimeOffset ChangeWithin(TimeZoneInfo zone, DateTimeOffset day, TimeSpan next)
    {
        var (before, after) = (0, 24 * 60);
        while (after - before > 1)
        {
            var middle = (before + after) / 2;
            if (zone.GetUtcOffset(day.AddMinutes(middle)) == next) after = middle;
            else before = middle;
        }

        return day.AddMinutes(after);
    }
}
