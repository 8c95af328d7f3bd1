using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Storage;

/// <summary>Events that could not be used: why, where they stood and what they hash to. Never what they said.</summary>
public interface IDeadLetterStore
{
    /// <summary>Creates what is missing.</summary>
    Task InitialiseAsync(CancellationToken cancellation);

    /// <summary>Stores all or throws. A letter that is there already (same position and index) stays as it is.</summary>
    Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation);

    /// <summary>Newest first by enqueued time; <paramref name="after"/> is the <see cref="DeadLetterPage.Next"/> of the page before.</summary>
    Task<DeadLetterPage> ListAsync(string? after, int limit, CancellationToken cancellation);
}

/// <param name="Position">Where the event stands in its hub.</param>
/// <param name="Index">Which rejection of that event, from 0: a camt body may have several.</param>
/// <param name="Reason">From the closed set.</param>
/// <param name="Detail">A sentence that names field and rule.</param>
/// <param name="EnqueuedAt">When the hub took it.</param>
/// <param name="RejectedAt">When it was refused.</param>
/// <param name="BodyBytes">Length of the body.</param>
/// <param name="BodySha256">Lower-case hex.</param>
public sealed record DeadLetter(
    HubPosition Position,
    int Index,
    RejectionReason Reason,
    string Detail,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset RejectedAt,
    int BodyBytes,
    string BodySha256);

/// <summary>Next is opaque; null on the last page.</summary>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, string? Next);
