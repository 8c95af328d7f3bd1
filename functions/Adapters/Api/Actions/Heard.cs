using RealRecon.Adapters.Api.Answers;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>An audit entry of a transaction or a case, as far as answers to actions need it.</summary>
internal sealed record Heard
{
    public required long Sequence { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required ReasonCode? Code { get; init; }

    public required string Summary { get; init; }

    public required OperatorAction? Action { get; init; }

    public required Outcome Outcome { get; init; }

    public required string Status { get; init; }

    public required string? State { get; init; }

    /// <summary>Refused because something else had come first.</summary>
    public required bool CameTooLate { get; init; }

    /// <inheritdoc cref="AuditEntry.IsUnseen"/>
    public required bool IsUnseen { get; init; }

    public static Heard Of(long sequence, AuditEntry entry) => new()
    {
        Sequence = sequence,
        Version = entry.Version,
        At = entry.At,
        Kind = entry.Kind.ToString(),
        Code = entry.Code,
        Summary = TimelineItem.Of(sequence, entry).Summary,
        Action = entry.Action,
        IsUnseen = entry.IsUnseen,
        CameTooLate = entry.Refusal == ActionRefusal.VersionMoved,
        Outcome = entry.Kind == AuditKind.ActionRefused ? Outcome.Refused : IsProposal(entry) ? Outcome.Proposed : Outcome.Done,
        Status = entry.After.Status.ToString(),
        State = entry.After.Verdict.State.ToString(),
    };

    public static Heard Of(long sequence, CaseEntry entry) => new()
    {
        Sequence = sequence,
        Version = entry.Version,
        At = entry.At,
        Kind = entry.What.ToString(),
        Code = entry.After.Code,
        Summary = entry.Summary,
        Action = entry.Action,
        IsUnseen = false,
        CameTooLate = entry.Refusal == ActionRefusal.VersionMoved,
        Outcome = entry.What == CaseEvent.ActionRefused ? Outcome.Refused : Outcome.Done,
        Status = CaseSubject.StatusOf(entry.After),
        State = null,
    };

    public Change ToChange() => new(Sequence, Version, At, Kind, Code, Summary, Action?.Actor);

    private static bool IsProposal(AuditEntry entry) => entry.Action is { } action && entry.After.Handling?.Proposed?.ActionId == action.ActionId;
}
