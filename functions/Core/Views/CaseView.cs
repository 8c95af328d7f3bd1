using System.Collections.Immutable;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Views;

/// <summary>The current view of a case: the snapshot of its last audit entry.</summary>
public sealed record CaseView(CaseId Id, long Version, CaseSnapshot Current);

/// <summary>How one block changes one case's view. Several entries of a block make one update.</summary>
/// <param name="View">The view after the block.</param>
/// <param name="Indices">Where the entries of this case lie in the block: indices into <see cref="AuditBlock.Entries"/>, ascending.</param>
public sealed record CaseUpdate(CaseView View, ImmutableArray<int> Indices);
