namespace RealRecon.Core.Normalise.Fields;

/// <summary>A time as written: the instant, whether a zone was given, and whether its day had to be clamped to the month's last (30 February).</summary>
internal readonly record struct InstantText(DateTimeOffset Instant, bool HasZone, bool Clamped)
{
    // Deadlines are added to instants, so one at the end of the calendar would overflow; and no payment is older than 2000.
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    /// <summary>
    /// Reads ISO 8601 in the extended form: <c>2026-05-01</c>, <c>2026-05-01T10:00:00.123Z</c>, <c>2026-05-01T10:00:00+05:30</c>.
    /// Without a zone it is UTC; a date is its midnight. Fractions beyond 100 ns are cut off.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out InstantText result)
    {
        result = default;
        if (!TryReadDate(ref text, out var date, out var clamped) || !TryReadTime(ref text, out var time) || !TryReadZone(ref text, out var zone)) return false;
        var local = date.ToDateTime(TimeOnly.MinValue) + time;
        result = new InstantText(new DateTimeOffset(local - (zone ?? TimeSpan.Zero), TimeSpan.Zero), zone is not null, clamped);
        return text.IsEmpty;
    }

    /// <summary>Seconds since 1970, the form that Stripe and Razorpay use.</summary>
    public static bool TryReadUnix(long seconds, out DateTimeOffset instant)
    {
        var plausible = seconds is >= 946_684_800 and < 4_102_444_800;
        instant = plausible ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return plausible;
    }

    private static bool TryReadDate(ref ReadOnlySpan<char> text, out DateOnly date, out bool clamped)
    {
        (date, clamped) = (default, false);
        if (!TryTake(ref text, 4, out var year) || !TryTake(ref text, '-') || !TryTake(ref text, 2, out var month) || !TryTake(ref text, '-')
            || !TryTake(ref text, 2, out var day) || year is < FirstYear or > LastYear || month is < 1 or > 12 || day is < 1 or > 31)
        {
            return false;
        }

        var last = DateTime.DaysInMonth(year, month);
        clamped = day > last;
        date = new DateOnly(year, month, Math.Min(day, last));
        return true;
    }

    private static bool TryReadTime(ref ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        if (!TryTake(ref text, 'T')) return true;
        if (!TryTake(ref text, 2, out var hour) || !TryTake(ref text, ':') || !TryTake(ref text, 2, out var minute) || !TryTake(ref text, ':')
            || !TryTake(ref text, 2, out var second) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new TimeSpan(hour, minute, second);
        return !TryTake(ref text, '.') || TryReadFraction(ref text, ref time);
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> text, ref TimeSpan time)
    {
        var unit = TimeSpan.TicksPerSecond;
        var digits = 0;
        for (; digits < text.Length && char.IsAsciiDigit(text[digits]); digits++)
        {
            unit /= 10;
            time += TimeSpan.FromTicks(unit * (text[digits] - '0'));
        }

        text = text[digits..];
        return digits > 0;
    }

    private static bool TryReadZone(ref ReadOnlySpan<char> text, out TimeSpan? zone)
    {
        zone = null;
        if (text.IsEmpty) return true;
        if (TryTake(ref text, 'Z'))
        {
            zone = TimeSpan.Zero;
            return true;
        }

        var west = text[0] == '-';
        if (!TryTake(ref text, west ? '-' : '+') || !TryTake(ref text, 2, out var hours) || !TryTake(ref text, ':') || !TryTake(ref text, 2, out var minutes)
            || hours > 14 || minutes > 59)
        {
            return false;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        zone = west ? -offset : offset;
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected) return false;
        text = text[1..];
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, int length, out int number)
    {
        number = 0;
        if (text.Length < length || text[..length].ContainsAnyExceptInRange('0', '9')) return false;
        foreach (var digit in text[..length]) number = (number * 10) + (digit - '0');
        text = text[length..];
        return true;
    }
}
