using RealRecon.Core.Operators;

namespace RealRecon.Core.Matching;

/// <summary>The effects of people's actions on a transaction: what they decide is kept over the facts, never in their place.</summary>
internal static class OperatorEffects
{
    internal static OperatorEffect Of(TransactionState state, OperatorAction action, MatchRules rules, DateTimeOffset now)
    {
        var attention = state.Attention ?? Attention.None;
        if (action.ExpectedVersion < (state.SeenFrom ?? state.Version) || action.ExpectedVersion > state.Version) return ActionRefusal.VersionMoved;
        return action.Kind switch
        {
            OperatorActionKind.Resolve or OperatorActionKind.ForceMatch or OperatorActionKind.WriteOff => Settle(state, attention, action, rules),
            OperatorActionKind.Unmatch => state.State == MatchState.MATCHED ? Take(state, attention, action, rules) : ActionRefusal.NotInThisState,
            OperatorActionKind.Reopen => OperatorRules.MayReopen(state) ? attention with { Overlay = null, Proposed = null } : ActionRefusal.NotInThisState,
            OperatorActionKind.Approve => Approve(state, attention, action, rules),
            OperatorActionKind.Reject => attention.Proposed is null ? ActionRefusal.NothingProposed : attention with { Proposed = null },
            OperatorActionKind.Note => attention with { Notes = attention.Notes + 1 },
            OperatorActionKind.Assign => attention with { Owner = action.Assignee },
            OperatorActionKind.Snooze => attention with { SnoozedUntil = action.Until },
            OperatorActionKind.Query => Query(state, attention, rules, now),
            _ => ActionRefusal.NotInThisState,
        };
    }

    private static OperatorEffect Settle(TransactionState state, Attention attention, OperatorAction action, MatchRules rules)
    {
        if (!OperatorRules.MayResolve(state.State)) return ActionRefusal.NotInThisState;
        if (OperatorRules.CodeOf(action) is not { } code) return ActionRefusal.CodeNotAccepted;
        var verdict = Overlays.Apply(state, Folded.Of(state.Id, state.Facts, state.ReachedThrough, rules), rules);

        // In two currencies no one amount is at risk: either side's may be above its limit.
        var inTwoCurrencies = verdict is { Gateway: { } gateway, Bank: { } bank } && gateway.Currency != bank.Currency;
        if (!rules.Approval.NeedSecondPerson(inTwoCurrencies ? null : Exposure.Of(verdict))) return Take(state, attention, action, rules);
        return attention with { Proposed = Standing(action, code) };
    }

    private static OperatorEffect Take(TransactionState state, Attention attention, OperatorAction action, MatchRules rules) =>
        OperatorRules.CodeOf(action) is { } code
            ? attention with { Overlay = new Overlay(Standing(action, code), Overlays.BaselineOf(state, rules)), Proposed = null }
            : ActionRefusal.CodeNotAccepted;

    private static OperatorEffect Approve(TransactionState state, Attention attention, OperatorAction action, MatchRules rules)
    {
        if (attention.Proposed is not { } proposed) return ActionRefusal.NothingProposed;
        if (string.Equals(proposed.Actor, action.Actor, StringComparison.OrdinalIgnoreCase)) return ActionRefusal.OwnProposal;
        return attention with { Overlay = new Overlay(proposed, Overlays.BaselineOf(state, rules)), Proposed = null };
    }

    /// <summary>Asks at once. What is under way already is asking, so it is left alone.</summary>
    private static OperatorEffect Query(TransactionState state, Attention attention, MatchRules rules, DateTimeOffset now)
    {
        if (attention.Checks is not null) return attention;
        var folded = Folded.Of(state.Id, state.Facts, state.ReachedThrough, rules);
        var verdict = Overlays.Apply(state, folded, rules);
        if (Rounds.AskedFor(state, folded, rules) is not { } round) return ActionRefusal.NothingToAsk;

        // A hold means that the wait was over, so these checks are its own; before that they are a person's.
        var isEarly = attention.Hold is null;
        return new OperatorEffect(Rounds.Begun(attention, round, verdict.Deadline, isEarly, verdict, now), Message: round);
    }

    private static StandingAction Standing(OperatorAction action, ReasonCode code) => new(action.ActionId, action.Kind, code, action.Actor, action.At);
}
