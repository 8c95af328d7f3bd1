namespace RealRecon.Core.Audit;

/// <summary>When a shard seals a block, and how long it waits before it tries a write again.</summary>
public sealed record AuditRules
{
    /// <summary>Most entries of a block.</summary>
    public const int MaxEntries = 1000;

    /// <summary>Most bytes of a block's packed entries: eight table properties of 60 KiB, below the 64 KiB that one may have.</summary>
    public const int MaxBytes = 480 * 1024;

    /// <summary>The first wait after a failed write: a throttled storage partition is usually free again by then.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait: an outage's end is seen half a minute late at most, while 64 shards ask twice a second in all.</summary>
    public static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    /// <summary>How old the oldest waiting entry may become before its block is sealed.</summary>
    public TimeSpan BlockAge { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What an entry takes in a block: its bytes behind a length of four.</summary>
    public static int PackedBytes(byte[] entry) => sizeof(int) + entry.Length;

    /// <summary>The wait before an attempt: 0.2 s, doubled each time, 30 s at most. Not random, because shards fail and retry independently.</summary>
    /// <param name="attempt">1 for the second try.</param>
    public static TimeSpan RetryDelay(int attempt)
    {
        // 2^8 x 0.2 s is above the limit already; larger shifts would only overflow.
        var doubled = FirstRetry * (1 << Math.Clamp(attempt - 1, 0, 8));
        return doubled < LongestRetry ? doubled : LongestRetry;
    }
}
