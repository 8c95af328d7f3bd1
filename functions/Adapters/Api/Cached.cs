namespace RealRecon.Adapters.Api;

/// <summary>One loaded value that all callers share for a while, so that many dashboards cost the store as much as one. A failed load is not kept.</summary>
internal sealed class Cached<T>(TimeSpan age, TimeProvider time, Func<Task<T>> load)
{
    private readonly Lock _lock = new();
    private Task<T>? _value;
    private long _loadedAt;

    public Task<T> GetAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var isFresh = _value is { IsFaulted: false, IsCanceled: false } && time.GetElapsedTime(_loadedAt) < age;
            return isFresh ? _value!.WaitAsync(cancellation) : Load().WaitAsync(cancellation);
        }
    }

    /// <summary>Loads anew, whatever the age.</summary>
    public Task<T> RefreshAsync(CancellationToken cancellation)
    {
        lock (_lock) return Load().WaitAsync(cancellation);
    }

    // The load belongs to all callers, so none of their cancellations ends it.
    private Task<T> Load()
    {
        _loadedAt = time.GetTimestamp();
        return _value = load();
    }
}
