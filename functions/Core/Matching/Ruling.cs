using System.Collections.Immutable;
using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Matching;

/// <summary>The verdict on what a transaction has heard, beside what it was before: next state, audit entry, deadline and messages follow from the two.</summary>
internal readonly struct Ruling
{
    private readonly TransactionState? _before;
    private readonly TransactionState _heard;
    private readonly Folded _folded;
    private readonly Verdict _verdict;
    private readonly MatchRules _rules;
    private readonly DateTimeOffset _now;

    /// <param name="before">The stored state; null when the input opens the transaction.</param>
    /// <param name="heard">The state with the input taken in, its verdict still the old one.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="now">When it is decided (UTC).</param>
    internal Ruling(TransactionState? before, TransactionState heard, MatchRules rules, DateTimeOffset now)
    {
        _before = before;
        _heard = heard;
        _rules = rules;
        _now = now;
        _folded = Folded.Of(heard.Id, heard.Facts, heard.ReachedThrough, rules);
        _verdict = Overlays.Apply(heard, _folded, rules);
        IsDecision = before is null || _verdict.State != before.State || !_verdict.Reasons.AsSpan().SequenceEqual(before.Reasons.AsSpan());
    }

    /// <summary>State or reasons are not what they were.</summary>
    internal bool IsDecision { get; }

    /// <summary>The primary reason if this decided anything.</summary>
    internal ReasonCode? Primary => IsDecision && !_verdict.Reasons.IsEmpty ? _verdict.Reasons[0] : null;

    internal Decision On(PaymentEvent what, AuditKind kind, ReasonCode? code) => Decide(EntryOf(kind, code) with { Event = what });

    internal Decision On(DeadlineReached deadline, AuditKind kind, OutboxMessage? also = null) =>
        Decide(EntryOf(kind, _verdict.State == MatchState.NEW ? ReasonCode.TIMER_ON_NEW : Primary) with { Deadline = deadline }, also);

    internal Decision On(GateAnswer answer) => Decide(EntryOf(AuditKind.Hold, answer.Code) with { Gate = answer });

    internal Decision On(AnswerHeard answer) =>
        Decide(EntryOf(AuditKind.Answer, answer.Answer.Outcome == AnswerOutcome.Ambiguous ? ReasonCode.AMBIGUOUS_KEY : Primary) with { Answer = answer });

    internal Decision On(ChecksEnded ended) => Decide(EntryOf(AuditKind.ChecksEnded, Primary) with { Ended = ended });

    internal Decision On(OperatorAction action, OutboxMessage? also) => Decide(EntryOf(AuditKind.Action, Primary) with { Action = action }, also);

    internal Decision On(OperatorAction action, ActionRefusal refusal) => Decide(EntryOf(AuditKind.ActionRefused, null) with { Action = action, Refusal = refusal });

    private AuditEntry EntryOf(AuditKind kind, ReasonCode? code) => new()
    {
        TransactionId = _heard.Id,
        Version = _heard.Version + 1,
        At = _now,
        Kind = kind,
        Code = code,
        Event = null,
        Deadline = null,
        RuleVersion = _rules.Version,
        Before = _before is null ? null : new Standing(Statuses.Of(_before.State), _before.Deadline),
        After = null!,
    };

    private Decision Decide(AuditEntry entry, OutboxMessage? also = null)
    {
        var course = Course.Of(_heard, _verdict, _folded, _rules, _now, entry.Kind == AuditKind.Action);
        var next = _heard with
        {
            Schema = TransactionState.CurrentSchema,
            Version = entry.Version,
            DecidedAt = IsDecision ? _now : _heard.DecidedAt,
            State = _verdict.State,
            Reasons = _verdict.Reasons,
            Deadline = course.Deadline,
            Generation = Arms(course.Deadline) ? _heard.Generation + 1 : _heard.Generation,
            Attention = course.Attention,
        };
        var messages = course.Messages;
        if (also is not null) messages = messages.Insert(0, also);
        if (OrderWords.Of(next, _folded) is { } order)
        {
            next = next with { Order = order.Word };
            messages = messages.Add(order.Signal);
        }

        if (next.State == MatchState.MATCHED && !next.HasMatched)
        {
            next = next with { HasMatched = true };
            if (PaceWords.Of(next, _folded, _rules) is { } sample) messages = messages.Add(sample);
        }

        entry = entry with
        {
            After = new TransactionSnapshot
            {
                Status = Statuses.Of(next.State),
                Verdict = course.Deadline == _verdict.Deadline ? _verdict : _verdict with { Deadline = course.Deadline },
                OpenedAt = next.OpenedAt,
                DecidedAt = next.DecidedAt,
                Generation = next.Generation,
                Handling = next.Attention?.Shown(),
            },
        };
        return new Decision(next, entry, next.Generation > _heard.Generation ? new DeadlineReached(next.Generation, course.Deadline!.Value) : null, messages);
    }

    /// <summary>A deadline is armed when it is a new one, or when the timer of the last one is used up.</summary>
    private bool Arms(DateTimeOffset? deadline) => deadline is not null
        && (_before is null || _verdict.State != _before.State || deadline != _before.Deadline || _heard.HeardGeneration >= _heard.Generation);
}
