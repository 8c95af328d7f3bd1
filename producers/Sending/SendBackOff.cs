namespace RealRecon.Producers.Sending;

/// <summary>How often and after what pause a batch that a busy server turned away is sent again: 100 ms, doubling to 5 s, ten times.</summary>
public sealed record SendBackOff
{
    public int MaxAttempts { get; init; } = 10;

    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(5);

    /// <param name="attempt">0 after the first try.</param>
    public TimeSpan After(int attempt) => First * Math.Min(Math.Pow(2, attempt), Longest / First);
}
