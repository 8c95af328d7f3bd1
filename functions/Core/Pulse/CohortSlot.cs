namespace RealRecon.Core.Pulse;

/// <summary>Cuts time for counting.</summary>
public static class CohortSlot
{
    /// <summary>
    /// The beginning of the slot that a movement is counted in. It is as long as a bucket of the shortest window that can ever show the movement: what a
    /// back-fill brings from hours ago is seen by the longest window only, and thousands of short slots of it would be kept for nothing.
    /// </summary>
    /// <param name="at">Its cohort time.</param>
    /// <param name="openedAt">When it was opened.</param>
    public static DateTimeOffset Of(DateTimeOffset at, DateTimeOffset openedAt)
    {
        foreach (var window in PulseWindow.All)
        {
            if (openedAt - at <= window.Length) return Floor(at, window.Bucket);
        }

        return Floor(at, PulseWindow.All[^1].Bucket);
    }

    /// <summary>The last multiple of a length that is not later, counted from the beginning of the calendar (UTC).</summary>
    public static DateTimeOffset Floor(DateTimeOffset time, TimeSpan length) => new(time.UtcTicks - (time.UtcTicks % length.Ticks), TimeSpan.Zero);
}
