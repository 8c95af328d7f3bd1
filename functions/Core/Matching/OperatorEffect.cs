using RealRecon.Core.Operators;

namespace RealRecon.Core.Matching;

/// <summary>What an action of a person changes; or why it changes nothing.</summary>
internal readonly record struct OperatorEffect(Attention? Attention, ActionRefusal? Refusal = null, OutboxMessage? Message = null)
{
    public static implicit operator OperatorEffect(ActionRefusal refusal) => new(null, refusal);

    public static implicit operator OperatorEffect(Attention attention) => new(attention);
}
