using System.Diagnostics;

namespace RealRecon.Core.Operators;

/// <summary>What a person did, or wanted to do, in half a sentence: the same words for transactions and cases. The reason is quoted as the person wrote it.</summary>
internal static class ActionWords
{
    /// <summary><c>ana assigned it to ben: on holiday</c>.</summary>
    public static string Taken(OperatorAction action) => $"{action.Actor} {Past(action)}: {Reason(action)}";

    /// <summary><c>ana proposed to write the difference off (two cents); a second person must agree</c>.</summary>
    public static string Proposed(OperatorAction action) => $"{action.Actor} proposed to {Verb(action.Kind)} ({Reason(action)}); a second person must agree";

    /// <summary><c>ana wanted to resolve it (seen at the bank), which was refused: why</c>.</summary>
    /// <param name="action">What was refused.</param>
    /// <param name="why">Half a sentence; empty when it is not known.</param>
    public static string Refused(OperatorAction action, string why) =>
        $"{action.Actor} wanted to {Verb(action.Kind)} ({Reason(action)}), which was refused{(why.Length == 0 ? "" : $": {why}")}";

    /// <summary>Why an action came too late.</summary>
    public static string MovedOn(OperatorAction action, long version) => $"it had moved on from version {action.ExpectedVersion} to {version}";

    private static string Past(OperatorAction action) => action.Kind switch
    {
        OperatorActionKind.Resolve => $"resolved it{As(action)}",
        OperatorActionKind.ForceMatch => "declared both sides equal",
        OperatorActionKind.WriteOff => "wrote the difference off",
        OperatorActionKind.Unmatch => "took the match apart",
        OperatorActionKind.Reopen => "opened it again",
        OperatorActionKind.Note => "left a note",
        OperatorActionKind.Assign when action.Assignee is null => "took the assignment back",
        OperatorActionKind.Assign => $"assigned it to {action.Assignee}",
        OperatorActionKind.Snooze when action.Until is null => "woke it",
        OperatorActionKind.Snooze => $"snoozed it until {TimeText.Of(action.Until!.Value)}",
        OperatorActionKind.Query => "had bank or gateway asked",
        OperatorActionKind.Approve => "agreed to what was proposed",
        OperatorActionKind.Reject => "turned down what was proposed",
        OperatorActionKind.Hold when action.Until is { } until => $"had deadlines held until {TimeText.Of(until)}",
        OperatorActionKind.Hold => "had deadlines held",
        OperatorActionKind.Release => "let deadlines run on",
        _ => throw new UnreachableException($"{action.Kind}"),
    };

    private static string Verb(OperatorActionKind kind) => kind switch
    {
        OperatorActionKind.Resolve => "resolve it",
        OperatorActionKind.ForceMatch => "declare both sides equal",
        OperatorActionKind.WriteOff => "write the difference off",
        OperatorActionKind.Unmatch => "take the match apart",
        OperatorActionKind.Reopen => "open it again",
        OperatorActionKind.Note => "leave a note",
        OperatorActionKind.Assign => "assign it",
        OperatorActionKind.Snooze => "snooze it",
        OperatorActionKind.Query => "have bank or gateway asked",
        OperatorActionKind.Approve => "agree to what was proposed",
        OperatorActionKind.Reject => "turn down what was proposed",
        OperatorActionKind.Hold => "have deadlines held",
        OperatorActionKind.Release => "let deadlines run on",
        _ => throw new UnreachableException($"{kind}"),
    };

    private static string As(OperatorAction action) => action.Code is { } code ? $" as {code}" : "";

    private static string Reason(OperatorAction action) => action.Reason.TrimEnd().TrimEnd('.');
}
