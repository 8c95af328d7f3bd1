using RealRecon.Core.Operators;

namespace RealRecon.Core.Matching;

/// <summary>What people may do in which state, and which reason codes they may give.</summary>
internal static class OperatorRules
{
    /// <summary>Settled already, or nothing to settle: a match is taken apart and a resolution reopened first.</summary>
    internal static bool MayResolve(MatchState state) => state is not (MatchState.NEW or MatchState.MATCHED or MatchState.REVERSED or MatchState.RESOLVED);

    /// <summary>The facts may decide again where a person decided last, and where they settled the matter themselves.</summary>
    internal static bool MayReopen(TransactionState state) =>
        state.Attention?.Overlay is not null || state.State is MatchState.MATCHED or MatchState.NO_MONEY or MatchState.REVERSED;

    /// <summary>The code of a resolution: the person's where the action accepts it, else the action's own. Null when it is not accepted.</summary>
    internal static ReasonCode? CodeOf(OperatorAction action) => (action.Kind, action.Code) switch
    {
        (OperatorActionKind.Resolve, null) => ReasonCode.M07_MANUAL,
        (OperatorActionKind.Resolve, ReasonCode.M07_MANUAL or ReasonCode.POLICY_EXCEPTION or ReasonCode.OPS_APPROVAL or ReasonCode.CUSTOMER_DISPUTE or ReasonCode.DATA_CORRECTION) => action.Code,
        (OperatorActionKind.ForceMatch, null or ReasonCode.M08_FORCED) => ReasonCode.M08_FORCED,
        (OperatorActionKind.WriteOff, null or ReasonCode.WRITE_OFF) => ReasonCode.WRITE_OFF,
        (OperatorActionKind.Unmatch, null or ReasonCode.MANUAL_UNMATCH) => ReasonCode.MANUAL_UNMATCH,
        _ => null,
    };
}
