using RealRecon.Core.Audit;

namespace RealRecon.Core.Views;

/// <summary>One step of a transaction's story.</summary>
/// <param name="Sequence">The entry's sequence number in its shard.</param>
/// <param name="At">When RealRecon decided it (UTC).</param>
/// <param name="Kind">What sort of step.</param>
/// <param name="Code">The word for it; null when it needs none.</param>
/// <param name="Summary">A sentence for people.</param>
public sealed record TimelineItem(long Sequence, DateTimeOffset At, AuditKind Kind, ReasonCode? Code, string Summary)
{
    public static TimelineItem Of(long sequence, AuditEntry entry) => new(sequence, entry.At, entry.Kind, entry.Code, EntrySummary.Of(entry));
}
