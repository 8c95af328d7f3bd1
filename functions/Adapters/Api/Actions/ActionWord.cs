using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Operators;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>The words that name actions in requests.</summary>
internal static class ActionWord
{
    public static readonly ImmutableSortedDictionary<string, OperatorActionKind> OfTransactions = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("resolve", OperatorActionKind.Resolve),
            KeyValuePair.Create("force-match", OperatorActionKind.ForceMatch),
            KeyValuePair.Create("write-off", OperatorActionKind.WriteOff),
            KeyValuePair.Create("unmatch", OperatorActionKind.Unmatch),
            KeyValuePair.Create("reopen", OperatorActionKind.Reopen),
            KeyValuePair.Create("note", OperatorActionKind.Note),
            KeyValuePair.Create("assign", OperatorActionKind.Assign),
            KeyValuePair.Create("snooze", OperatorActionKind.Snooze),
            KeyValuePair.Create("query", OperatorActionKind.Query),
            KeyValuePair.Create("approve", OperatorActionKind.Approve),
            KeyValuePair.Create("reject", OperatorActionKind.Reject),
        ]);

    public static readonly ImmutableSortedDictionary<string, OperatorActionKind> OfCases = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("note", OperatorActionKind.Note),
            KeyValuePair.Create("assign", OperatorActionKind.Assign),
            KeyValuePair.Create("snooze", OperatorActionKind.Snooze),
            KeyValuePair.Create("resolve", OperatorActionKind.Resolve),
            KeyValuePair.Create("reopen", OperatorActionKind.Reopen),
            KeyValuePair.Create("hold", OperatorActionKind.Hold),
            KeyValuePair.Create("release", OperatorActionKind.Release),
        ]);

    /// <summary>The codes that a person may resolve with (semantics 4.7, Manual); writing off is an action of its own.</summary>
    public static readonly ImmutableArray<ReasonCode> Resolutions =
    [
        ReasonCode.M07_MANUAL, ReasonCode.POLICY_EXCEPTION, ReasonCode.OPS_APPROVAL, ReasonCode.CUSTOMER_DISPUTE, ReasonCode.DATA_CORRECTION,
    ];
}
