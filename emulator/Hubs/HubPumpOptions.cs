namespace RealRecon.Emulator.Hubs;

/// <summary>How a pump reads and how it waits when its handler fails.</summary>
public sealed record HubPumpOptions
{
    /// <summary>Most events of one call.</summary>
    public int BatchEventsMax { get; init; } = 1000;

    /// <summary>Most bytes of bodies of one call, unless one event alone is larger.</summary>
    public long BatchBytesMax { get; init; } = 4 << 20;

    /// <summary>Pause after the first failure; it doubles with each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(30);
}
