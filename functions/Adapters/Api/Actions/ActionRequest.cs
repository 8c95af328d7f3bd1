using RealRecon.Adapters.Api.Access;
using RealRecon.Core;
using RealRecon.Core.Operators;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>What somebody wants done, read and checked, before it is said to which version of what.</summary>
internal sealed record ActionRequest(OperatorActionKind Kind, ReasonCode? Code, string? Assignee, DateTimeOffset? Until, string Reason)
{
    public const int MaxReasonLength = 500;

    private const int MaxAssigneeLength = 128;

    private static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(366);
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(24);

    private static readonly Dictionary<string, ReasonCode> Codes = ActionWord.Resolutions.ToDictionary(code => code.ToString(), StringComparer.Ordinal);

    /// <param name="body">Has the members <c>code</c>, <c>assignee</c> and <c>until</c>, and <c>reason</c>.</param>
    /// <param name="kind">What is to be done.</param>
    /// <param name="reason">Why; empty only where none is asked for.</param>
    /// <param name="now">When a snooze must end after (UTC).</param>
    /// <exception cref="Refusal">A member is missing, or one is there that says nothing about this action.</exception>
    public static ActionRequest Read(BodyReader body, OperatorActionKind kind, string reason, DateTimeOffset now)
    {
        Belongs(body, "code", kind == OperatorActionKind.Resolve, "resolve", isRequired: false);
        Belongs(body, "assignee", kind == OperatorActionKind.Assign, "assign", isRequired: true);
        if (kind == OperatorActionKind.Hold) return new ActionRequest(kind, null, null, HoldEnd(body, now), reason);
        Belongs(body, "until", kind == OperatorActionKind.Snooze, "snooze", isRequired: true);
        return new ActionRequest(kind, body.Word("code", Codes), AssigneeOf(body), UntilOf(body, now), reason);
    }

    /// <exception cref="Refusal">There is none, or it may not stand in the record.</exception>
    public static string ReasonOf(BodyReader body) => body.Text("reason") is { } reason && WrittenText.IsLegal(reason, MaxReasonLength)
        ? reason
        : throw ActionProblem.BadBody($"'reason' is required: 1 to {MaxReasonLength} characters, without control characters or card numbers.");

    public OperatorAction By(Caller caller, string actionId, long version, DateTimeOffset now) => new()
    {
        ActionId = actionId,
        Kind = Kind,
        Actor = caller.Name,
        Reason = Reason,
        ExpectedVersion = version,
        Code = Code,
        Assignee = Assignee,
        Until = Until,
        At = now,
    };

    // Longer is no outage that was announced, and the gate lets each deadline pass after a day anyway.
    private static DateTimeOffset HoldEnd(BodyReader body, DateTimeOffset now)
    {
        if (body.Has("code") || body.Has("assignee")) throw ActionProblem.BadBody("The action hold takes 'reason', 'version' and 'until' only.");
        return body.Time("until") is { } until && until > now && until - now <= LongestHold
            ? until
            : throw ActionProblem.BadBody("'until' is required for hold: a time in the future, at most 24 hours away.");
    }

    // An assignment without a name takes it back, and a snooze without an end wakes it: both are said by null, not by leaving the member out.
    private static void Belongs(BodyReader body, string name, bool isOfThisAction, string action, bool isRequired)
    {
        if (body.Has(name) && !isOfThisAction) throw ActionProblem.BadBody($"'{name}' belongs to the action {action} only.");
        if (isRequired && isOfThisAction && !body.Has(name)) throw ActionProblem.BadBody($"'{name}' is required for {action}; null takes it back.");
    }

    private static string? AssigneeOf(BodyReader body) =>
        body.Text("assignee") is not { } name || ReferenceText.IsLegal(name, MaxAssigneeLength)
            ? body.Text("assignee")
            : throw ActionProblem.BadBody($"'assignee' has 1 to {MaxAssigneeLength} visible characters, or is null.");

    private static DateTimeOffset? UntilOf(BodyReader body, DateTimeOffset now) =>
        body.Time("until") is not { } until || (until > now && until - now <= LongestSnooze)
            ? body.Time("until")
            : throw ActionProblem.BadBody("'until' lies in the future, at most 366 days away, or is null.");
}
