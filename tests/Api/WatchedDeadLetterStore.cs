using RealRecon.Adapters.Storage;

namespace RealRecon.Tests.Api;

/// <summary>A real store that a test can break.</summary>
internal sealed class WatchedDeadLetterStore(IDeadLetterStore store) : IDeadLetterStore
{
    /// <summary>Thrown by every read while it is set.</summary>
    public Exception? Trouble { get; set; }

    public Task InitialiseAsync(CancellationToken cancellation) => store.InitialiseAsync(cancellation);

    public Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) => store.AddAsync(letters, cancellation);

    public Task<DeadLetterPage> ListAsync(DeadLetterFilter filter, string? after, int limit, CancellationToken cancellation) =>
        Trouble is null ? store.ListAsync(filter, after, limit, cancellation) : throw Trouble;

    public Task<IReadOnlyList<DeadLetter>> FindEventAsync(string key, CancellationToken cancellation) =>
        Trouble is null ? store.FindEventAsync(key, cancellation) : throw Trouble;

    public Task<bool> HandleAsync(string key, DeadLetterHandling handling, CancellationToken cancellation) =>
        Trouble is null ? store.HandleAsync(key, handling, cancellation) : throw Trouble;
}
