using System.Text.Json.Serialization;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>A case with what happened to it.</summary>
internal sealed record CaseDetailed : CaseItem
{
    public CaseDetailed(CaseView view, IReadOnlyList<CaseStep> timeline)
        : base(view) => Timeline = timeline;

    [JsonPropertyOrder(14)]
    public IReadOnlyList<CaseStep> Timeline { get; }
}

/// <summary>One step of a case's story.</summary>
/// <param name="Sequence">The entry's sequence number in its shard.</param>
/// <param name="At">When RealRecon decided it (UTC).</param>
/// <param name="What">What sort of step.</param>
/// <param name="Summary">A sentence for people.</param>
internal sealed record CaseStep(long Sequence, DateTimeOffset At, CaseEvent What, string Summary);
