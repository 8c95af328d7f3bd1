using System.Text.Json.Serialization;

namespace RealRecon.Core.Operators;

/// <summary>Signal <c>Act</c>: what a person does to a transaction or a case. A fact like any other: audited with actor, reason and time, refused or not.</summary>
public sealed record OperatorAction
{
    /// <summary>The operation that takes it.</summary>
    public const string Operation = "Act";

    /// <summary>Names this action for ever; the same action sent again changes nothing. At most 64 characters.</summary>
    public required string ActionId { get; init; }

    public required OperatorActionKind Kind { get; init; }

    /// <summary>Who does it, as the platform's sign-in names them; at most 128 characters.</summary>
    public required string Actor { get; init; }

    /// <summary>Why, in the person's own words; never empty, at most 500 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>The version that the person saw; another current one refuses the action.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>Manual reason code of a resolution (semantics: M07_MANUAL, WRITE_OFF, POLICY_EXCEPTION, OPS_APPROVAL, CUSTOMER_DISPUTE, DATA_CORRECTION); null for the action's own.</summary>
    public ReasonCode? Code { get; init; }

    /// <summary>To whom it is assigned; null takes the assignment back.</summary>
    public string? Assignee { get; init; }

    /// <summary>Until when it is snoozed or held (UTC); null wakes it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When the API took it (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<OperatorActionKind>))]
public enum OperatorActionKind
{
    /// <summary>Settled by a person: RESOLVED with the code.</summary>
    Resolve,

    /// <summary>The sides are declared equal: RESOLVED with M08_FORCED.</summary>
    ForceMatch,

    /// <summary>The difference is given up: RESOLVED with WRITE_OFF.</summary>
    WriteOff,

    /// <summary>A match is taken apart: MISMATCH with MANUAL_UNMATCH.</summary>
    Unmatch,

    /// <summary>A resolution is taken back: the facts decide again.</summary>
    Reopen,

    Note,
    Assign,
    Snooze,

    /// <summary>Ask bank or gateway now.</summary>
    Query,

    /// <summary>A second person agrees to a proposed action.</summary>
    Approve,

    /// <summary>A second person, or the proposer, turns a proposed action down.</summary>
    Reject,

    /// <summary>Deadlines that wait for a feed's side are held until a time; for feeds only.</summary>
    Hold,

    /// <summary>Takes <see cref="Hold"/> back.</summary>
    Release,
}
