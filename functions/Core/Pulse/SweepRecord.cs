namespace RealRecon.Core.Pulse;

/// <summary>The sweeper's sign of life, for whichever instance is asked about it.</summary>
/// <param name="LastRunAt">When its last sweep ended (UTC).</param>
/// <param name="LostToday">Timers that it had to signal again since midnight (UTC).</param>
public sealed record SweepRecord(DateTimeOffset LastRunAt, long LostToday)
{
    /// <param name="before">What stands; null before the first sweep.</param>
    /// <param name="now">When the sweep ended (UTC).</param>
    /// <param name="lost">Timers that it signalled again.</param>
    public static SweepRecord After(SweepRecord? before, DateTimeOffset now, long lost) => new(now, (before?.LostOn(now) ?? 0) + lost);

    /// <summary>What was lost on the day of a time: nothing that this record knows of, if it is of an earlier day.</summary>
    public long LostOn(DateTimeOffset now) => LastRunAt.UtcDateTime.Date == now.UtcDateTime.Date ? LostToday : 0;
}
