using RealRecon.Core.Operators;

namespace RealRecon.Core.Matching;

public static partial class Transaction
{
    /// <summary>A person does something. Audited whether it has effect or is refused; the same action again is neither.</summary>
    public static Step<TransactionState?> Act(TransactionState? state, OperatorAction action, MatchRules rules, DateTimeOffset now) =>
        StepOf(Decide(state, action, rules, now), rules, now);

    /// <summary><see cref="Act"/> without its messages.</summary>
    public static Decision Decide(TransactionState? state, OperatorAction action, MatchRules rules, DateTimeOffset now)
    {
        if (state is null || state.Attention?.Actions.Contains(action.ActionId) == true) return new Decision(state);
        var effect = OperatorEffects.Of(state, action, rules, now);
        var attention = (effect.Attention ?? state.Attention ?? Attention.None).Remembering(action);
        var ruling = new Ruling(state, state with { Attention = attention }, rules, now);
        return effect.Refusal is { } refusal ? ruling.On(action, refusal) : ruling.On(action, effect.Message);
    }
}
