namespace RealRecon.Adapters.Pulse;

/// <summary>How much is kept, and how far the log is followed.</summary>
internal sealed record PulseLimits
{
    public static readonly PulseLimits Usual = new();

    /// <summary>Most movements that slices keep, about 70 MB of them: some minutes at a thousand a second. Older slices are read again when something in them changes.</summary>
    public int MostKept { get; init; } = 200_000;

    /// <summary>Most open exceptions that are counted, a like amount.</summary>
    public int MostExceptions { get; init; } = 200_000;

    /// <summary>Most entries that are followed at once: beyond that, reading the views anew is the shorter way.</summary>
    public long MostEntries { get; init; } = 200_000;
}
