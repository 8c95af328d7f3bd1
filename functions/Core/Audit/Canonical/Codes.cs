using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>The numbers under which the audit log stores words. A number is never changed or used again; a new word gets the next free one.</summary>
internal static partial class Codes
{
    internal static readonly CodeTable<AuditKind> Kinds = new(
        (AuditKind.Fact, 1),
        (AuditKind.Duplicate, 2),
        (AuditKind.Conflict, 3),
        (AuditKind.Deadline, 4),
        (AuditKind.StaleDeadline, 5),
        (AuditKind.Hold, 6),
        (AuditKind.Answer, 7),
        (AuditKind.ChecksEnded, 8),
        (AuditKind.Action, 9),
        (AuditKind.ActionRefused, 10));

    internal static readonly CodeTable<QuestionKind> Questions = new(
        (QuestionKind.BankByReference, 1),
        (QuestionKind.BankByAmountAndDay, 2),
        (QuestionKind.GatewayById, 3),
        (QuestionKind.GatewayFee, 4),
        (QuestionKind.GatewayRefunds, 5));

    internal static readonly CodeTable<AnswerOutcome> Answers = new(
        (AnswerOutcome.Found, 1),
        (AnswerOutcome.NotFound, 2),
        (AnswerOutcome.Ambiguous, 3),
        (AnswerOutcome.Unavailable, 4),
        (AnswerOutcome.Refused, 5),
        (AnswerOutcome.NoSource, 6));

    internal static readonly CodeTable<OperatorActionKind> Actions = new(
        (OperatorActionKind.Resolve, 1),
        (OperatorActionKind.ForceMatch, 2),
        (OperatorActionKind.WriteOff, 3),
        (OperatorActionKind.Unmatch, 4),
        (OperatorActionKind.Reopen, 5),
        (OperatorActionKind.Note, 6),
        (OperatorActionKind.Assign, 7),
        (OperatorActionKind.Snooze, 8),
        (OperatorActionKind.Query, 9),
        (OperatorActionKind.Approve, 10),
        (OperatorActionKind.Reject, 11),
        (OperatorActionKind.Hold, 12),
        (OperatorActionKind.Release, 13));

    internal static readonly CodeTable<ActionRefusal> Refusals = new(
        (ActionRefusal.VersionMoved, 1),
        (ActionRefusal.NotInThisState, 2),
        (ActionRefusal.CodeNotAccepted, 3),
        (ActionRefusal.NothingProposed, 4),
        (ActionRefusal.OwnProposal, 5),
        (ActionRefusal.NothingToAsk, 6));

    internal static readonly CodeTable<CaseKind> CaseKinds = new(
        (CaseKind.Alert, 1),
        (CaseKind.Feed, 2),
        (CaseKind.Order, 3),
        (CaseKind.Pace, 4));

    internal static readonly CodeTable<CaseEvent> CaseEvents = new(
        (CaseEvent.Opened, 1),
        (CaseEvent.Changed, 2),
        (CaseEvent.Closed, 3),
        (CaseEvent.Notified, 4),
        (CaseEvent.NotificationFailed, 5),
        (CaseEvent.Acted, 6),
        (CaseEvent.ActionRefused, 7),
        (CaseEvent.Answered, 8));

    internal static readonly CodeTable<Severity> Severities = new(
        (Severity.Info, 1),
        (Severity.Warning, 2),
        (Severity.Error, 3),
        (Severity.Critical, 4));

    internal static readonly CodeTable<Side> Sides = new(
        (Side.Gateway, 1),
        (Side.Bank, 2));

    internal static readonly CodeTable<Direction> Directions = new(
        (Direction.Credit, 1),
        (Direction.Debit, 2));

    internal static readonly CodeTable<FactKind> Facts = new(
        (FactKind.GatewayPending, 1),
        (FactKind.GatewaySuccess, 2),
        (FactKind.GatewayFailure, 3),
        (FactKind.GatewayReversal, 4),
        (FactKind.BankPending, 5),
        (FactKind.BankBooked, 6),
        (FactKind.BankReturned, 7),
        (FactKind.Note, 8),
        (FactKind.GatewayFee, 9));

    internal static readonly CodeTable<FactSource> Sources = new(
        (FactSource.Hub, 1),
        (FactSource.Query, 2));

    internal static readonly CodeTable<LifecycleStatus> Lifecycles = new(
        (LifecycleStatus.PENDING, 1),
        (LifecycleStatus.AUTHORISED, 2),
        (LifecycleStatus.CAPTURED, 3),
        (LifecycleStatus.REFUNDED, 4),
        (LifecycleStatus.DISPUTED, 5),
        (LifecycleStatus.SETTLED, 6),
        (LifecycleStatus.FAILED, 7),
        (LifecycleStatus.REVERSED, 8),
        (LifecycleStatus.BOOKED, 9),
        (LifecycleStatus.RETURNED, 10));

    internal static readonly CodeTable<TransactionStatus> Statuses = new(
        (TransactionStatus.PENDING, 1),
        (TransactionStatus.MATCHED, 2),
        (TransactionStatus.MISMATCH, 3),
        (TransactionStatus.ALERT, 4),
        (TransactionStatus.REVERSED, 5),
        (TransactionStatus.NO_MONEY, 6),
        (TransactionStatus.RESOLVED, 7));

    internal static readonly CodeTable<MatchState> States = new(
        (MatchState.NEW, 1),
        (MatchState.GW_PENDING, 2),
        (MatchState.WAIT_BANK, 3),
        (MatchState.WAIT_GW, 4),
        (MatchState.PARTIAL, 5),
        (MatchState.MATCHED, 6),
        (MatchState.MISMATCH, 7),
        (MatchState.ALERT_BANK, 8),
        (MatchState.ALERT_GW, 9),
        (MatchState.NO_MONEY, 10),
        (MatchState.REVERSED, 11),
        (MatchState.RESOLVED, 12));

    internal static readonly CodeTable<ComparisonOutcome> Outcomes = new(
        (ComparisonOutcome.Equal, 1),
        (ComparisonOutcome.WithinTolerance, 2),
        (ComparisonOutcome.Different, 3),
        (ComparisonOutcome.NotEvaluated, 4));
}
