namespace RealRecon.Producers.Measuring;

/// <summary>Times as seen through the API, in milliseconds.</summary>
public sealed record LatencyFigures(int Samples, double P50Ms, double P99Ms, double MaxMs)
{
    /// <summary>The first seconds show the just-in-time compiler at work rather than the engine.</summary>
    internal static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Null without samples. Nearest rank: a percentile is one of the values measured.</summary>
    public static LatencyFigures? Of(IEnumerable<TimeSpan> latencies)
    {
        var sorted = latencies.Select(latency => latency.TotalMilliseconds).Order().ToArray();
        return sorted.Length == 0 ? null : new LatencyFigures(sorted.Length, Rank(sorted, 0.50), Rank(sorted, 0.99), sorted[^1]);
    }

    private static double Rank(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
