using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Alerts;

/// <summary>What people may do to an incident. It never touches the transactions behind it.</summary>
internal static class AlertActions
{
    public static void Apply(AlertTurn turn, OperatorAction action)
    {
        if (RefusalOf(turn, action) is { } refusal)
        {
            turn.Record(CaseEvent.ActionRefused, refusal, action);
            return;
        }

        turn.Record(CaseEvent.Acted, SummaryOf(action), action);
        switch (action.Kind)
        {
            case OperatorActionKind.Assign:
                turn.Change(turn.Incident with { Owner = action.Assignee });
                break;
            case OperatorActionKind.Snooze:
                Snooze(turn, action);
                break;
            case OperatorActionKind.Resolve:
                turn.Close(action.Actor);
                break;
            case OperatorActionKind.Reopen:
                Reopen(turn);
                break;
        }
    }

    private static string? RefusalOf(AlertTurn turn, OperatorAction action)
    {
        var state = turn.State;
        if (action.ExpectedVersion < state.DecidedVersion || action.ExpectedVersion > state.Version) return $"Refused: version {action.ExpectedVersion} is not current; {state.Version} is.";
        var isOpen = turn.Incident.IsOpen;
        return action.Kind switch
        {
            OperatorActionKind.Note or OperatorActionKind.Assign => null,
            OperatorActionKind.Snooze or OperatorActionKind.Resolve when !isOpen => "Refused: the incident is closed.",
            OperatorActionKind.Snooze when action.Until <= turn.Now => "Refused: that time has passed.",
            OperatorActionKind.Snooze when action.Until is null && turn.Incident.SnoozedUntil is null => "Refused: it is not snoozed.",
            OperatorActionKind.Snooze or OperatorActionKind.Resolve => null,
            OperatorActionKind.Reopen when HasFailed(turn) || (!isOpen && state.Count > 0) => null,
            OperatorActionKind.Reopen => isOpen ? "Refused: every sink was told." : "Refused: nothing of it is open any more.",
            _ => $"Refused: {action.Kind} is for transactions, not for alerts.",
        };
    }

    private static void Snooze(AlertTurn turn, OperatorAction action)
    {
        // What the person saw is known: only something worse may break the silence.
        turn.Seen(action.Until);
        if (action.Until is not null) turn.Say(NotificationKind.Acknowledged, action.Actor);
    }

    /// <summary>What a person closed opens again; what a sink refused is told again.</summary>
    private static void Reopen(AlertTurn turn)
    {
        turn.Change(line => line.Failed is null ? line : line with { ResendAt = turn.Now });
        if (!turn.Incident.IsOpen && turn.State.Count > 0) turn.Open(turn.Incident.Since, raised: null);
    }

    private static bool HasFailed(AlertTurn turn) => turn.State.Lines.Any(line => line.Failed is not null);

    private static string SummaryOf(OperatorAction action) => action.Kind switch
    {
        OperatorActionKind.Note => $"{action.Actor} noted: {action.Reason}",
        OperatorActionKind.Assign when action.Assignee is null => $"{action.Actor} took the assignment back: {action.Reason}",
        OperatorActionKind.Assign => $"{action.Actor} assigned it to {action.Assignee}: {action.Reason}",
        OperatorActionKind.Snooze when action.Until is null => $"{action.Actor} woke it: {action.Reason}",
        OperatorActionKind.Snooze => $"{action.Actor} snoozed it until {action.Until.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {action.Reason}",
        OperatorActionKind.Resolve => $"{action.Actor} closed it until something new comes: {action.Reason}",
        _ => $"{action.Actor} opened it again: {action.Reason}",
    };
}
