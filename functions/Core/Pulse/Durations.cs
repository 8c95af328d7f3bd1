namespace RealRecon.Core.Pulse;

/// <summary>
/// How long something took, many times: a histogram whose buckets grow by a constant factor (after DDSketch: Masson, Rim and Lee, 2019), so that a
/// quantile is at most 2 % off whatever its size, and two histograms add up to the histogram of all their samples. At most 640 buckets.
/// </summary>
public sealed class Durations
{
    // A little less than the 2 % that is promised, so that rounding at a bucket's edge cannot break it.
    private const double Error = 0.0199;
    private const double Growth = (1 + Error) / (1 - Error);

    /// <summary>Reaches beyond three thousand years; longer samples share the last bucket.</summary>
    private const int LastBucket = 639;

    private static readonly double LogGrowth = Math.Log(Growth);

    // Counts of the buckets from _first on, and of no others.
    private uint[] _counts = [];
    private int _first;

    public long Count { get; private set; }

    /// <summary>The longest sample, exactly; zero without samples.</summary>
    public TimeSpan Max { get; private set; }

    /// <param name="sample">Negative ones count as zero: two clocks are never quite the same.</param>
    public void Add(TimeSpan sample)
    {
        Count++;
        if (sample > Max) Max = sample;
        At(BucketOf(sample.TotalMilliseconds))++;
    }

    public void Merge(Durations more)
    {
        if (more.Count == 0) return;
        Count += more.Count;
        if (more.Max > Max) Max = more.Max;
        Cover(more._first);
        Cover(more._first + more._counts.Length - 1);
        for (var i = 0; i < more._counts.Length; i++) _counts[more._first - _first + i] += more._counts[i];
    }

    /// <summary>
    /// The value that a share of the samples does not exceed (nearest rank): the smallest sample such that at least <paramref name="share"/> of all samples
    /// are as small. At most 2 % away from it, below one millisecond at most one millisecond. Null without samples.
    /// </summary>
    /// <param name="share">0 to 1: 0.99 for the value that one of a hundred samples exceeds.</param>
    public TimeSpan? Quantile(double share)
    {
        if (Count == 0) return null;
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        if (rank >= Count) return Max;
        var at = 0;
        for (var seen = (long)_counts[0]; seen < rank; seen += _counts[at]) at++;
        var middle = TimeSpan.FromMilliseconds(MiddleOf(_first + at));
        return middle < Max ? middle : Max;
    }

    // Bucket 0 holds everything up to a millisecond, bucket i what lies above Growth^(i-1) and up to Growth^i milliseconds.
    private static int BucketOf(double milliseconds) =>
        milliseconds <= 1 ? 0 : Math.Min((int)Math.Ceiling(Math.Log(milliseconds) / LogGrowth), LastBucket);

    private static double MiddleOf(int bucket) => bucket == 0 ? 0.5 : 2 * Math.Pow(Growth, bucket) / (Growth + 1);

    private ref uint At(int bucket)
    {
        Cover(bucket);
        return ref _counts[bucket - _first];
    }

    private void Cover(int bucket)
    {
        if (_counts.Length == 0)
        {
            (_first, _counts) = (bucket, new uint[1]);
            return;
        }

        var (first, last) = (Math.Min(_first, bucket), Math.Max(_first + _counts.Length - 1, bucket));
        if (last - first + 1 == _counts.Length) return;
        var wider = new uint[last - first + 1];
        _counts.CopyTo(wider, _first - first);
        (_first, _counts) = (first, wider);
    }
}
