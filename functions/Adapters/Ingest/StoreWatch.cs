using RealRecon.Adapters.Api;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Ingest;

/// <summary>
/// Says before each batch whether the audit log's store answers. While it does not, events are better off in their hub: taken in, they would pile up in
/// the states of the audit shards, which are stored whole with every batch. A process has one, so that its partitions share a reading.
/// </summary>
public sealed class StoreWatch(IAuditStore store, TimeProvider time)
{
    /// <summary>How old a reading may be that lets a batch pass.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>How long a reading may take: a store that is this slow is as good as down.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Cached<IReadOnlyList<ShardHead>> _heads = new(Fresh, time, () => ReadAsync(store, time));

    /// <summary>Returns when the store answered within the last second, and throws what it threw when it does not.</summary>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public Task DemandAsync(CancellationToken cancellation) => _heads.GetAsync(cancellation);

    private static async Task<IReadOnlyList<ShardHead>> ReadAsync(IAuditStore store, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            return await store.ReadHeadsAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Without its cause: the worker reports an exception that was caused by a cancellation as the cancellation of the whole invocation.
            throw new TimeoutException($"The audit store did not answer within {Patience.TotalSeconds} s.");
        }
    }
}
