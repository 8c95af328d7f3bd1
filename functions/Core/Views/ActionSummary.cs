using System.Diagnostics;
using RealRecon.Core.Audit;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Views;

/// <summary>What a person did, in a sentence without its full stop. The reason is quoted as the person wrote it.</summary>
internal static class ActionSummary
{
    public static string Taken(AuditEntry entry)
    {
        if (entry.Action is not { } action) return "Somebody did something";
        return entry.After.Handling?.Proposed?.ActionId == action.ActionId
            ? $"{action.Actor} proposed to {Verb(action.Kind)} ({Reason(action)}); a second person must agree"
            : $"{action.Actor} {Past(action)}: {Reason(action)}";
    }

    public static string Refused(AuditEntry entry) => entry.Action is { } action
        ? $"{action.Actor} wanted to {Verb(action.Kind)} ({Reason(action)}), which was refused{Why(entry, action)}"
        : "Somebody's action was refused";

    // What was refused at another version than the person saw was refused because of that; everything else has a code or speaks for itself.
    private static string Why(AuditEntry entry, OperatorAction action)
    {
        if (action.ExpectedVersion != entry.Version - 1) return $": it had moved on from version {action.ExpectedVersion} to {entry.Version - 1}";
        return entry.Code switch
        {
            null => "",
            ReasonCode.OPS_APPROVAL => ": it takes a second person",
            var code => $" ({code})",
        };
    }

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
        OperatorActionKind.Snooze => $"snoozed it until {WorkSummary.Time(action.Until!.Value)}",
        OperatorActionKind.Query => "had bank or gateway asked",
        OperatorActionKind.Approve => "agreed to what was proposed",
        OperatorActionKind.Reject => "turned down what was proposed",
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
        _ => throw new UnreachableException($"{kind}"),
    };

    private static string As(OperatorAction action) => action.Code is { } code ? $" as {code}" : "";

    private static string Reason(OperatorAction action) => action.Reason.TrimEnd().TrimEnd('.');
}
