using RealRecon.Adapters.Storage;

namespace RealRecon.Tests.Api;

/// <summary>A real store that a test can break.</summary>
internal sealed class WatchedDeadLetterStore(IDeadLetterStore store) : IDeadLetterStore
{
    /// <summary>Thrown by every read while it is set.</summary>
    public Exception? Trouble { get; set; }

    public Task InitialiseAsync(CancellationToken cancellation) => store.InitialiseAsync(cancellation);

    public Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) => store.AddAsync(letters, cancellation);

    public Task<DeadLetterPage> ListAsync(string? after, int limit, CancellationToken cancellation) =>
        Trouble is null ? store.ListAsync(after, limit, cancellation) : throw Trouble;
}
