using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>A transaction with what happened to it.</summary>
internal sealed record TransactionDetail : TransactionItem
{
    public TransactionDetail(TransactionView view, IReadOnlyList<TimelineStep> timeline)
        : base(view) => Timeline = timeline;

    [JsonPropertyOrder(12)]
    public IReadOnlyList<TimelineStep> Timeline { get; }
}

/// <param name="Sequence">Number of the audit entry in its shard.</param>
/// <param name="At">When RealRecon decided it.</param>
/// <param name="Kind">What kind of entry.</param>
/// <param name="Code">The word for it; null when it needs none.</param>
/// <param name="Summary">One sentence for people.</param>
internal sealed record TimelineStep(long Sequence, DateTimeOffset At, AuditKind Kind, ReasonCode? Code, string Summary);
