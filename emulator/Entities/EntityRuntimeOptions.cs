using System.Diagnostics.Metrics;

namespace RealRecon.Emulator.Entities;

public sealed record EntityRuntimeOptions
{
    /// <summary>The database; created when missing. One runtime per file.</summary>
    public required string File { get; init; }

    /// <summary>Whether a commit waits for the disk. False only where nothing is to be kept.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Entities kept in memory.</summary>
    public int CachedEntities { get; init; } = 100_000;

    /// <summary>Calls of <see cref="EntityRuntime.SignalAsync"/> that may wait for the engine; further ones wait for room.</summary>
    public int InboxCapacity { get; init; } = 256;

    /// <summary>Operations of entities with unfinished I/O after which the engine takes no further signals until results come: see <see cref="IoBacklog"/>.</summary>
    public int MaxBacklog { get; init; } = 8000;

    /// <summary>Operations after which a turn takes no further work.</summary>
    public int TurnOperations { get; init; } = 4096;

    /// <summary>Where the runtime counts; null where nobody does.</summary>
    public IMeterFactory? Meters { get; init; }
}
