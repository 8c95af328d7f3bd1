using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Views;

/// <summary>One step of a transaction's story.</summary>
/// <param name="Sequence">The entry's sequence number in its shard.</param>
/// <param name="At">When RealRecon decided it (UTC).</param>
/// <param name="Kind">What sort of step.</param>
/// <param name="Code">The word for it; null when it needs none.</param>
/// <param name="Summary">A sentence for people.</param>
public sealed record TimelineItem(long Sequence, DateTimeOffset At, AuditKind Kind, ReasonCode? Code, string Summary)
{
    /// <summary>The transaction's version since this step.</summary>
    public required long Version { get; init; }

    /// <summary>What the transaction was since then.</summary>
    public required TransactionStatus Status { get; init; }

    /// <inheritdoc cref="Status"/>
    public required MatchState State { get; init; }

    /// <summary>Who acted; null where nobody did.</summary>
    public required string? Actor { get; init; }

    /// <summary>What they wrote; null where nobody acted.</summary>
    public required string? Reason { get; init; }

    /// <summary>What was said; null where the step came from no event.</summary>
    public required SaidEvent? Event { get; init; }

    public static TimelineItem Of(long sequence, AuditEntry entry) => new(sequence, entry.At, entry.Kind, entry.Code, EntrySummary.Of(entry))
    {
        Version = entry.Version,
        Status = entry.After.Status,
        State = entry.After.Verdict.State,
        Actor = entry.Action?.Actor,
        Reason = entry.Action?.Reason,
        Event = entry.Event is null ? null : SaidEvent.Of(entry.Event),
    };
}
