using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>A transaction with what was compared, on what it was decided and what happened to it.</summary>
internal sealed record TransactionDetail : TransactionItem
{
    public TransactionDetail(TransactionView view, DecisionRecord decision, IReadOnlyList<TimelineItem> timeline)
        : base(view) => (Compared, Decision, Timeline) = (view.Current.Verdict.Compared, decision, timeline);

    /// <summary>Field by field; empty while a side is missing.</summary>
    [JsonPropertyOrder(17)]
    public ImmutableArray<FieldComparison> Compared { get; }

    [JsonPropertyOrder(18)]
    public DecisionRecord Decision { get; }

    [JsonPropertyOrder(19)]
    public IReadOnlyList<TimelineItem> Timeline { get; }
}
