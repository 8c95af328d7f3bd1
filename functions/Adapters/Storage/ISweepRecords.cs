using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Storage;

/// <summary>Keeps the sweeper's sign of life where every instance can read it. One row; whoever sweeps writes it, and only one sweeps at a time.</summary>
/// <remarks>Every method throws when the store is not reachable.</remarks>
public interface ISweepRecords
{
    /// <summary>Null before the first sweep.</summary>
    Task<SweepRecord?> ReadSweepAsync(CancellationToken cancellation);

    Task WriteSweepAsync(SweepRecord record, CancellationToken cancellation);
}
