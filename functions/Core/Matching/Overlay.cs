using System.Collections.Immutable;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Matching;

/// <summary>A person's decision and what the facts said when it was taken.</summary>
public sealed record Overlay(StandingAction Action, Baseline Over);

/// <summary>What the facts said at a moment: as long as they say it, a resolution holds.</summary>
/// <param name="ReachedThrough">The latest deadline that had passed (UTC): later ones say nothing about money.</param>
/// <param name="Facts">How many facts there were.</param>
/// <param name="HasConflict">Some event id had two contents already.</param>
/// <param name="State">The finding's state.</param>
/// <param name="Reasons">Its reasons.</param>
/// <param name="DifferenceMinor">As in <see cref="Verdict.DifferenceMinor"/>.</param>
public sealed record Baseline(
    DateTimeOffset? ReachedThrough, int Facts, bool HasConflict, MatchState State, ImmutableArray<ReasonCode> Reasons, long? DifferenceMinor);
