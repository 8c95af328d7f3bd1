namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>What a partition holds: sequence numbers are 0, 1, 2 … without gaps; a partition that was never written to has Last = -1.</summary>
/// <param name="First">The oldest event that is still there.</param>
/// <param name="Last">The newest committed event.</param>
/// <param name="LastEnqueuedAt">When the newest was taken (UTC, milliseconds); the Unix epoch when there is none.</param>
public readonly record struct PartitionState(long First, long Last, DateTimeOffset LastEnqueuedAt)
{
    public static PartitionState Empty { get; } = new(0, -1, DateTimeOffset.UnixEpoch);

    public bool IsEmpty => First > Last;
}
