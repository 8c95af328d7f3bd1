using System.Collections.Immutable;

namespace RealRecon.Core.Pulse;

/// <summary>A stretch of time up to now, cut into buckets of equal length that begin at whole multiples of it. The last bucket is still filling.</summary>
/// <param name="Word">As people write it.</param>
/// <param name="Length">Of the whole, a multiple of <paramref name="Bucket"/>.</param>
/// <param name="Bucket">Of one point of a series.</param>
public sealed record PulseWindow(string Word, TimeSpan Length, TimeSpan Bucket)
{
    public static readonly ImmutableArray<PulseWindow> All =
    [
        new("15m", TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(30)),
        new("1h", TimeSpan.FromHours(1), TimeSpan.FromMinutes(2)),
        new("24h", TimeSpan.FromHours(24), TimeSpan.FromMinutes(30)),
    ];

    /// <summary>The longest: what lies before it is in no window.</summary>
    public static TimeSpan Longest => All[^1].Length;

    public int Buckets => (int)(Length / Bucket);

    /// <summary>When it begins (UTC): less than a bucket short of its length, so that it holds whole buckets only.</summary>
    public DateTimeOffset Since(DateTimeOffset asOf) => CohortSlot.Floor(asOf, Bucket) + Bucket - Length;
}
