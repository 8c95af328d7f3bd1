using RealRecon.Adapters.Storage;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Api.Answers;

internal sealed record DeadLetterList(IReadOnlyList<DeadLetterItem> Items, string? Next);

/// <summary>A refused event: where it stood, why, and what it hashes to. Never what it said.</summary>
internal sealed record DeadLetterItem(
    string Key,
    string Hub,
    string Partition,
    string Offset,
    long Sequence,
    int Index,
    RejectionReason Reason,
    string Detail,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset RejectedAt,
    int Bytes,
    string Sha256,
    DeadLetterHandling? Handling)
{
    public static DeadLetterItem Of(DeadLetter letter) => new(
        letter.Key,
        letter.Position.Hub,
        letter.Position.Partition,
        letter.Position.Offset,
        letter.Position.Sequence,
        letter.Index,
        letter.Reason,
        letter.Detail,
        letter.EnqueuedAt,
        letter.RejectedAt,
        letter.BodyBytes,
        letter.BodySha256,
        letter.Handling);
}
