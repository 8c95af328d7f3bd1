using System.Collections.Immutable;

namespace RealRecon.Core.Alerts;

/// <summary>When people sleep, in their own time: what is not critical waits until it ends.</summary>
public sealed record QuietHours
{
    public required TimeOnly From { get; init; }

    /// <summary>Earlier than <see cref="From"/>: on the next day. Equal: the whole day.</summary>
    public required TimeOnly To { get; init; }

    /// <summary>On which days they begin.</summary>
    public required ImmutableHashSet<DayOfWeek> Days { get; init; }

    /// <summary>What local time is, sorted by time. The adapter reads it off a time zone, for policy knows no time zones.</summary>
    public required ImmutableArray<ZoneOffset> Offsets { get; init; }

    /// <summary>When the quiet hours end (UTC) that hold at <paramref name="now"/>; null when none do.</summary>
    public DateTimeOffset? EndIfWithin(DateTimeOffset now)
    {
        var local = now.ToOffset(OffsetAt(now)).DateTime;
        DateTime? last = null;

        // Hours that began yesterday may still go on, and seven whole days in a row may follow them without a gap.
        for (var day = DateOnly.FromDateTime(local).AddDays(-1); Days.Count > 0; day = day.AddDays(1))
        {
            var (begins, ends) = (day.ToDateTime(From), (From < To ? day : day.AddDays(1)).ToDateTime(To));
            var at = last ?? local;
            if (begins > at || ends > local.AddDays(8)) break;
            if (Days.Contains(day.DayOfWeek) && at < ends) last = ends;
        }

        return last is { } end ? ToUtc(end, now) : null;
    }

    // The clock may change between now and the end: the offset that holds at the end counts.
    private DateTimeOffset ToUtc(DateTime local, DateTimeOffset now)
    {
        var guess = new DateTimeOffset(local, OffsetAt(now));
        var end = new DateTimeOffset(local, OffsetAt(guess)).ToUniversalTime();
        return end > now ? end : guess.ToUniversalTime();
    }

    private TimeSpan OffsetAt(DateTimeOffset at)
    {
        var offset = TimeSpan.Zero;
        foreach (var zone in Offsets)
        {
            if (zone.From > at) break;
            offset = zone.Offset;
        }

        return offset;
    }
}

/// <summary>Local time minus UTC from a moment on. Whole minutes.</summary>
public sealed record ZoneOffset(DateTimeOffset From, TimeSpan Offset);
