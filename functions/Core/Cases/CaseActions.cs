using RealRecon.Core.Operators;

namespace RealRecon.Core.Cases;

/// <summary>What people may do to any case: note, assign, snooze and resolve. The case's entity writes the entry and does what else follows.</summary>
public static class CaseActions
{
    /// <summary>Judges an action against the case as it stands.</summary>
    /// <param name="handling">What people did before.</param>
    /// <param name="action">What one of them does now.</param>
    /// <param name="version">The case's last version; the person must have seen it.</param>
    /// <param name="isOpen">Whether there is anything left to resolve.</param>
    public static CaseRuling Judge(CaseHandling handling, OperatorAction action, long version, bool isOpen)
    {
        if (handling.Heard.Contains(action.ActionId)) return new CaseRuling.Repeated();
        var heard = handling.Hearing(action.ActionId);
        if (WhyNot(action, version, isOpen) is { } refusal) return new CaseRuling.Refused(heard, $"{action.Actor}'s {Word(action.Kind)} was refused: {refusal}.");
        return action.Kind switch
        {
            OperatorActionKind.Note => new CaseRuling.Taken(heard, $"{action.Actor} noted: {action.Reason}"),
            OperatorActionKind.Assign => new CaseRuling.Taken(heard with { Owner = action.Assignee }, Assigned(action)),
            OperatorActionKind.Snooze => new CaseRuling.Taken(heard with { SnoozedUntil = action.Until }, Snoozed(action)),
            _ => new CaseRuling.Settled(heard, $"{action.Actor} resolved it: {action.Reason}"),
        };
    }

    private static string? WhyNot(OperatorAction action, long version, bool isOpen) => action.Kind switch
    {
        _ when action.ExpectedVersion != version => $"the case went on from version {action.ExpectedVersion} to {version}",
        OperatorActionKind.Resolve when !isOpen => "the case is closed already",
        OperatorActionKind.Note or OperatorActionKind.Assign or OperatorActionKind.Snooze or OperatorActionKind.Resolve => null,
        _ => "it is for single transactions only",
    };

    private static string Assigned(OperatorAction action) =>
        action.Assignee is { } assignee ? $"{action.Actor} assigned it to {assignee}." : $"{action.Actor} took the assignment back.";

    private static string Snoozed(OperatorAction action) =>
        action.Until is { } until ? $"{action.Actor} snoozed it until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC." : $"{action.Actor} ended the snooze.";

    private static string Word(OperatorActionKind kind) => kind switch
    {
        OperatorActionKind.ForceMatch => "match by force",
        OperatorActionKind.WriteOff => "write-off",
        OperatorActionKind.Query => "question",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
