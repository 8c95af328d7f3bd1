using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Adapters.Api.Answers;

internal sealed record CaseTrail(int Shard, IReadOnlyList<CaseTrailEntry> Entries);

/// <summary>As <see cref="AuditTrailEntry"/>.</summary>
internal sealed record CaseTrailEntry(long Sequence, DateTimeOffset At, string Hash, CaseTrailBody Body, AuditTrailBlock Block);

/// <summary>An entry about a case in words.</summary>
internal sealed record CaseTrailBody(
    CaseKind Kind, string Key, long Version, DateTimeOffset At, CaseEvent What, string Summary, OperatorAction? Action, ActionRefusal? Refusal, CaseSnapshot After)
{
    public static CaseTrailBody Of(CaseEntry entry) =>
        new(entry.Id.Kind, entry.Id.Key, entry.Version, entry.At, entry.What, entry.Summary, entry.Action, entry.Refusal, entry.After);
}
