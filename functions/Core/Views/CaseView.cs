using RealRecon.Core.Cases;

namespace RealRecon.Core.Views;

/// <summary>The current view of a case: the snapshot of its last audit entry.</summary>
public sealed record CaseView(CaseId Id, long Version, CaseSnapshot Current);
