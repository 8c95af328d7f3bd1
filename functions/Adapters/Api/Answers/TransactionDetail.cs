using System.Text.Json.Serialization;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>A transaction with what happened to it.</summary>
internal sealed record TransactionDetail : TransactionItem
{
    public TransactionDetail(TransactionView view, IReadOnlyList<TimelineItem> timeline)
        : base(view) => Timeline = timeline;

    [JsonPropertyOrder(17)]
    public IReadOnlyList<TimelineItem> Timeline { get; }
}
