using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Audit;

/// <summary>What happened to a transaction and what it is since then. Views are projections of these entries and of nothing else.</summary>
public sealed record AuditEntry
{
    public required TransactionId TransactionId { get; init; }

    /// <summary>1, 2, 3 … without gaps within a transaction.</summary>
    public required long Version { get; init; }

    /// <summary>When RealRecon decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    /// <summary>The word for what happened: the verdict's primary reason for a decision, else DUP_REDELIVERY, DUP_SEMANTIC, DUP_CONFLICT, POISON (more facts than a transaction may have), or the event's own flag; null when nothing needs a word.</summary>
    public required ReasonCode? Code { get; init; }

    /// <summary>The event that caused it; null for deadlines.</summary>
    public required PaymentEvent? Event { get; init; }

    /// <summary>The deadline that caused it; null for events.</summary>
    public required DeadlineReached? Deadline { get; init; }

    /// <summary>What a gate said about the deadline; null for everything else.</summary>
    public GateAnswer? Gate { get; init; }

    /// <summary>The question and answer that caused it, without the answer's events, which have entries of their own; null for everything else.</summary>
    public AnswerHeard? Answer { get; init; }

    /// <summary>What ended the checks; null for everything else.</summary>
    public ChecksEnded? Ended { get; init; }

    /// <summary>The operator's action that caused it, taken or refused; null for everything else.</summary>
    public OperatorAction? Action { get; init; }

    /// <summary>Why <see cref="Action"/> was refused; null when it was not.</summary>
    public ActionRefusal? Refusal { get; init; }

    /// <summary>Version of the rules that decided.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>What the transaction was; null when this entry opened it.</summary>
    public required Standing? Before { get; init; }

    public required TransactionSnapshot After { get; init; }

    /// <summary>
    /// Nothing that people see of the transaction changed: a timer rang for a wait that was over, or the hub delivered an event again. Whoever looked
    /// before it has seen what the transaction is after it.
    /// </summary>
    [JsonIgnore]
    public bool IsUnseen =>
        (Kind == AuditKind.StaleDeadline || (Kind == AuditKind.Duplicate && Code == ReasonCode.DUP_REDELIVERY))
        && Before == new Standing(After.Status, After.Verdict.Deadline)
        && After.DecidedAt < At;
}

/// <summary>The part of a former state that projections need: which total to lower, which due-index row to remove.</summary>
public sealed record Standing(TransactionStatus Status, DateTimeOffset? Deadline);

[JsonConverter(typeof(JsonStringEnumConverter<AuditKind>))]
public enum AuditKind
{
    /// <summary>A new fact was folded in, whether or not the verdict changed.</summary>
    Fact,

    /// <summary>Nothing new: said again by the same event (DUP_REDELIVERY) or by another one (DUP_SEMANTIC), or beyond the limit of facts (POISON).</summary>
    Duplicate,

    /// <summary>The same event id with other content; both are kept.</summary>
    Conflict,

    /// <summary>The current deadline passed.</summary>
    Deadline,

    /// <summary>A deadline that no longer mattered passed; nothing changed. At most one entry for each generation.</summary>
    StaleDeadline,

    /// <summary>A deadline was due and is held: the awaited feed is silent, or this rail usually takes longer.</summary>
    Hold,

    /// <summary>A bank or gateway was asked, and this is what came of it.</summary>
    Answer,

    /// <summary>Nothing more will be asked; what the checks could not heal stands.</summary>
    ChecksEnded,

    /// <summary>A person did something.</summary>
    Action,

    /// <summary>A person's action was refused; <see cref="AuditEntry.Refusal"/> says why.</summary>
    ActionRefused,
}

/// <summary>Everything that a view shows of a transaction, at one version.</summary>
public sealed record TransactionSnapshot
{
    public required TransactionStatus Status { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>When the first event of it was handled (UTC).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When status, state or reasons last changed (UTC).</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Generation of the deadline in <see cref="Verdict.Deadline"/>.</summary>
    public required long Generation { get; init; }

    /// <summary>Its order, its parent and its rail; null while nothing of it is known, and in entries from before it was kept.</summary>
    public Belonging? Belonging { get; init; }

    /// <summary>What people and playbooks are doing about it; null as long as nobody does anything.</summary>
    public Handling? Handling { get; init; }
}
