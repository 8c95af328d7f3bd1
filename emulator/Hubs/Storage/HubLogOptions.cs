using System.Diagnostics.Metrics;

namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>Where the log of the hubs lies and how much of it stays.</summary>
public sealed record HubLogOptions
{
    public const string InMemory = ":memory:";

    /// <summary>Path of the SQLite file, or <see cref="InMemory"/> to keep nothing.</summary>
    public required string Path { get; init; }

    /// <summary>How long handled events stay. In memory they go at once: nobody can come back for them.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often expired events are looked for.</summary>
    public TimeSpan TrimInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Newest events of each partition that are served from memory.</summary>
    public int RecentEventsMax { get; init; } = 16_384;

    /// <summary>Bytes of those events.</summary>
    public long RecentBytesMax { get; init; } = 8 << 20;

    /// <summary>Bytes that may wait for the writer; beyond, appends fail with <see cref="HubLogBusyException"/>.</summary>
    public long WaitingBytesMax { get; init; } = 64 << 20;

    public bool IsInMemory => Path == InMemory;

    /// <summary>Where the log counts; null where nobody does.</summary>
    public IMeterFactory? Meters { get; init; }
}
