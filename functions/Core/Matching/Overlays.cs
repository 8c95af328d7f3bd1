using System.Collections.Immutable;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Matching;

/// <summary>What becomes of a verdict under a person's decision: a function of the facts, the reached deadline and the decision.</summary>
internal static class Overlays
{
    internal static Baseline BaselineOf(TransactionState state, MatchRules rules)
    {
        var folded = Folded.Of(state.Id, state.Facts, state.ReachedThrough, rules);
        return new Baseline(
            state.ReachedThrough, state.Facts.Length, folded.Facts.HasConflict, folded.Trusted.State, folded.Trusted.Reasons, folded.Verdict.DifferenceMinor);
    }

    internal static Verdict Apply(TransactionState state, in Folded folded, MatchRules rules)
    {
        var facts = folded.Verdict;
        if (state.Attention?.Overlay is not { } overlay) return facts;
        if (overlay.Action.Kind == OperatorActionKind.Unmatch)
        {
            return facts.State == MatchState.MATCHED ? facts with { State = MatchState.MISMATCH, Reasons = [ReasonCode.MANUAL_UNMATCH] } : facts;
        }

        if (!Holds(state, overlay.Over, rules))
        {
            ImmutableArray<ReasonCode> reasons = facts.State == MatchState.MATCHED ? [ReasonCode.POST_RESOLUTION] : [ReasonCode.POST_RESOLUTION, .. facts.Reasons];
            return facts with { State = MatchState.MISMATCH, Reasons = reasons, Deadline = null };
        }

        var isDistrusted = folded.Facts.HasConflict && !overlay.Over.HasConflict;
        return facts with
        {
            State = MatchState.RESOLVED,
            Reasons = isDistrusted ? [overlay.Action.Code, ReasonCode.DUP_CONFLICT] : [overlay.Action.Code],
            Deadline = null,
        };
    }

    /// <summary>
    /// The money says what it said when the person decided. Announcements and fees that came since move no money, later deadlines neither; and of a
    /// match it does not matter how exact it is.
    /// </summary>
    private static bool Holds(TransactionState state, Baseline then, MatchRules rules)
    {
        var events = state.Facts;
        for (var i = events.Length - 1; i >= then.Facts; i--)
        {
            if (events[i].Fact is FactKind.GatewayPending or FactKind.BankPending or FactKind.GatewayFee) events = events.RemoveAt(i);
        }

        var now = Folded.Of(state.Id, events, then.ReachedThrough, rules);
        return now.Trusted.State == then.State
            && now.Verdict.DifferenceMinor == then.DifferenceMinor
            && (then.State == MatchState.MATCHED || now.Trusted.Reasons.AsSpan().SequenceEqual(then.Reasons.AsSpan()));
    }
}
