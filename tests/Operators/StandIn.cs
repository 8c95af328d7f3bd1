using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Emulator.Entities;

namespace RealRecon.Tests.Operators;

/// <summary>Opens a stand-in transaction.</summary>
internal sealed record Opening(string Id, TransactionStatus Status, long AmountMinor, DateTimeOffset At);

/// <summary>A timer of a stand-in rings although nothing is awaited.</summary>
internal sealed record Ringing;

/// <summary>What a stand-in keeps: a version, a status, what waits for a second person, and which actions it has heard.</summary>
internal sealed record StandInState(Opening Opened, long Version, TransactionStatus Status, StandingAction? Proposed, IReadOnlyList<string> Heard, long SeenFrom = 1);

[JsonSerializable(typeof(Opening))]
[JsonSerializable(typeof(Ringing))]
[JsonSerializable(typeof(StandInState))]
[JsonSerializable(typeof(OperatorAction))]
internal sealed partial class StandInJson : JsonSerializerContext;

/// <summary>
/// A small entity in the transaction's place. It says what it does in real audit entries through the real shards, which is all that the API knows of
/// an entity; which actions a real transaction takes is tested where that is decided.
/// </summary>
internal static class StandIn
{
    /// <summary>More needs a second person.</summary>
    public const long Limit = 1_000_000;

    public static EntityKind Kind { get; } = new EntityKind<StandInState>(Transaction.EntityName, StandInJson.Default.StandInState)
        .On("Open", StandInJson.Default.Opening, (_, opening, _, _) => Open(opening))
        .On("Ring", StandInJson.Default.Ringing, (state, _, _, now) => Ring(state!, now))
        .On("Act", StandInJson.Default.OperatorAction, (state, action, _, now) => Act(state!, action, now));

    /// <summary>An alert that keeps no state: everything but a snooze is refused, and versions are those that the caller saw.</summary>
    public static EntityKind Alerts { get; } = new EntityKind<StandInState>("AlertGroup", StandInJson.Default.StandInState)
        .On("Act", StandInJson.Default.OperatorAction, (state, action, self, now) => new(state, [CaseLog.Append(CaseEntryOf(self, action, now))]));

    public static CaseEntry AlertOf(string key, DateTimeOffset at) => new()
    {
        Id = new CaseId(CaseKind.Alert, key),
        Version = 1,
        At = at,
        What = CaseEvent.Opened,
        Summary = "Ten payments lack their booking.",
        After = SnapshotAt(at),
    };

    private static CaseEntry CaseEntryOf(EntityAddress self, OperatorAction action, DateTimeOffset now) => new()
    {
        Id = new CaseId(CaseKind.Alert, StorageKey.Decode(self.Key)),
        Version = action.ExpectedVersion + 1,
        At = now,
        What = action.Kind == OperatorActionKind.Snooze ? CaseEvent.Acted : CaseEvent.ActionRefused,
        Summary = $"{action.Kind} by {action.Actor}.",
        Action = action,
        Refusal = action.Kind == OperatorActionKind.Snooze ? null : ActionRefusal.NotInThisState,
        After = SnapshotAt(now) with { SnoozedUntil = action.Until },
    };

    private static CaseSnapshot SnapshotAt(DateTimeOffset at) => new()
    {
        IsOpen = true,
        Code = ReasonCode.BANK_MISSING,
        Severity = Severity.Error,
        Count = 10,
        Exposure = System.Collections.Immutable.ImmutableSortedDictionary<string, long>.Empty.Add("EUR", 1000),
        Since = at,
    };

    private static Step<StandInState?> Open(Opening opening)
    {
        var state = new StandInState(opening, 1, opening.Status, null, []);
        return new(state, [Append(state, null, AuditKind.Fact, null, opening.At)]);
    }

    private static Step<StandInState?> Ring(StandInState state, DateTimeOffset now)
    {
        var next = state with { Version = state.Version + 1 };
        return new(next, [Append(next, state, AuditKind.StaleDeadline, null, now)]);
    }

    private static Step<StandInState?> Act(StandInState state, OperatorAction action, DateTimeOffset now)
    {
        if (state.Heard.Contains(action.ActionId)) return new(state, []);
        var next = state with { Version = state.Version + 1, Heard = [.. state.Heard, action.ActionId], SeenFrom = state.Version + 1 };
        if (action.ExpectedVersion < state.SeenFrom || action.ExpectedVersion > state.Version) return Refused(ActionRefusal.VersionMoved);
        switch (action.Kind)
        {
            case OperatorActionKind.Note or OperatorActionKind.Assign or OperatorActionKind.Snooze or OperatorActionKind.Query:
                break;
            case OperatorActionKind.Approve when state.Proposed is null || state.Proposed.Actor == action.Actor:
                return Refused(state.Proposed is null ? ActionRefusal.NothingProposed : ActionRefusal.OwnProposal);
            case OperatorActionKind.Approve:
                next = next with { Status = TransactionStatus.RESOLVED, Proposed = null };
                break;
            case OperatorActionKind.Reject:
                next = next with { Proposed = null };
                break;
            case var _ when state.Status is TransactionStatus.RESOLVED or TransactionStatus.MATCHED:
                return Refused(ActionRefusal.NotInThisState);
            case var kind when state.Opened.AmountMinor > Limit:
                next = next with { Proposed = new StandingAction(action.ActionId, kind, ReasonCode.M07_MANUAL, action.Actor, now) };
                break;
            default:
                next = next with { Status = TransactionStatus.RESOLVED };
                break;
        }

        return new(next, [Append(next, state, AuditKind.Action, action, now)]);

        Step<StandInState?> Refused(ActionRefusal why) => new(next, [Append(next, state, AuditKind.ActionRefused, action, now, why)]);
    }

    private static OutboxMessage.Signal Append(
        StandInState state, StandInState? before, AuditKind kind, OperatorAction? action, DateTimeOffset now, ActionRefusal? refusal = null)
    {
        var id = TransactionId.Of(state.Opened.Id);
        return new(AuditShard.Address(AuditShard.Of(id)), nameof(AuditShard.Append), new AppendEntry(AuditEntryCodec.Encode(new AuditEntry
        {
            TransactionId = id,
            Version = state.Version,
            At = now,
            Kind = kind,
            Code = null,
            Event = kind == AuditKind.Fact ? EventOf(id, state.Opened) : null,
            Deadline = null,
            Action = action,
            Refusal = refusal,
            RuleVersion = 1,
            Before = before is null ? null : new Standing(before.Status, null),
            After = new TransactionSnapshot
            {
                Status = state.Status,
                Verdict = VerdictOf(state),
                OpenedAt = state.Opened.At,
                DecidedAt = kind == AuditKind.StaleDeadline ? state.Opened.At : now,
                Generation = 0,
                Handling = state.Proposed is null ? null : new Handling { Proposed = state.Proposed },
            },
        })));
    }

    private static Verdict VerdictOf(StandInState state) => new()
    {
        State = state.Status switch
        {
            TransactionStatus.MATCHED => MatchState.MATCHED,
            TransactionStatus.RESOLVED => MatchState.RESOLVED,
            TransactionStatus.ALERT => MatchState.ALERT_BANK,
            _ => MatchState.MISMATCH,
        },
        Reasons = [ReasonCode.BANK_MISSING],
        Gateway = new SideView("stripe", state.Opened.AmountMinor, "EUR", LifecycleStatus.CAPTURED, state.Opened.At),
        Bank = null,
        DifferenceMinor = null,
        Compared = [],
        Deadline = null,
    };

    private static PaymentEvent EventOf(TransactionId id, Opening opening) => new()
    {
        TransactionId = id,
        EventKey = "stripe:evt_1",
        FactKey = "stripe:capture:1",
        Side = Side.Gateway,
        Provider = "stripe",
        Fact = FactKind.GatewaySuccess,
        Status = LifecycleStatus.CAPTURED,
        Direction = Direction.Credit,
        Amount = new Money(opening.AmountMinor, Currency.Of("EUR")),
        RawType = "payment_intent.succeeded",
        OccurredAt = opening.At,
        ReceivedAt = opening.At,
        Position = new HubPosition("gateway-events", "1", 1, "64"),
        PayloadSha256 = new string('0', 64),
    };
}
