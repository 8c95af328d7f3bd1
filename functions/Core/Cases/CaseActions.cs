using RealRecon.Core.Operators;

namespace RealRecon.Core.Cases;

/// <summary>What people may do to any case: note, assign, snooze, resolve and reopen; and to a feed: hold and release.</summary>
internal static class CaseActions
{
    /// <summary>Judges an action against the case as it stands; null when it was heard before: then nothing changes, and nothing is audited.</summary>
    public static CaseRuling? Judge(JudgedCase judged, OperatorAction action, DateTimeOffset now)
    {
        if (judged.Handling.Heard.Contains(action.ActionId)) return null;
        var heard = judged.Handling.Hearing(action.ActionId);
        if (WhyNot(judged, action, now) is var (refusal, why)) return new(action, CaseEvent.ActionRefused, heard, $"{ActionWords.Refused(action, why)}.", refusal);
        var summary = $"{ActionWords.Taken(action)}.";
        return action.Kind switch
        {
            OperatorActionKind.Resolve => new(action, CaseEvent.Closed, heard.Awake(), summary),
            OperatorActionKind.Assign => new(action, CaseEvent.Acted, heard with { Owner = action.Assignee }, summary),
            OperatorActionKind.Snooze => new(action, CaseEvent.Acted, heard with { SnoozedUntil = action.Until }, summary),
            _ => new(action, CaseEvent.Acted, heard, summary),
        };
    }

    private static (ActionRefusal Refusal, string Why)? WhyNot(JudgedCase judged, OperatorAction action, DateTimeOffset now)
    {
        if (action.ExpectedVersion < judged.SeenFrom || action.ExpectedVersion > judged.Version) return (ActionRefusal.VersionMoved, ActionWords.MovedOn(action, judged.Version));
        var why = action.Kind switch
        {
            OperatorActionKind.Note or OperatorActionKind.Assign => null,
            OperatorActionKind.Snooze or OperatorActionKind.Resolve when !judged.IsOpen => "it is closed already",
            OperatorActionKind.Snooze when action.Until <= now => "that time has passed",
            OperatorActionKind.Snooze when action.Until is null && judged.Handling.SnoozedUntil is null => "it is not snoozed",
            OperatorActionKind.Snooze or OperatorActionKind.Resolve => null,
            OperatorActionKind.Reopen => judged.MayReopen ? null : "there is nothing to open again",
            OperatorActionKind.Hold or OperatorActionKind.Release when !judged.MayHold => "only deadlines of feeds can be held",
            OperatorActionKind.Hold => action.Until > now ? null : "that time has passed",
            OperatorActionKind.Release => judged.IsHeld ? null : "nobody holds them",
            _ => "that is for single transactions only",
        };
        return why is null ? null : (ActionRefusal.NotInThisState, why);
    }
}
