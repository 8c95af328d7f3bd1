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

    internal Decision On(PaymentEvent what, AuditKind kind, ReasonCode? code) => Decide(kind, code, new Input { Event = what });

    internal Decision On(DeadlineReached deadline, AuditKind kind, OutboxMessage? also = null) =>
        Decide(kind, _verdict.State == MatchState.NEW ? ReasonCode.TIMER_ON_NEW : Primary, new Input { Deadline = deadline, Also = also });

    internal Decision On(GateAnswer answer) => Decide(AuditKind.Hold, answer.Code, new Input { Gate = answer });

    internal Decision On(AnswerHeard answer) =>
        Decide(AuditKind.Answer, answer.Answer.Outcome == AnswerOutcome.Ambiguous ? ReasonCode.AMBIGUOUS_KEY : Primary, new Input { Answer = answer });

    internal Decision On(ChecksEnded ended) => Decide(AuditKind.ChecksEnded, Primary, new Input { Ended = ended });

    internal Decision On(OperatorAction action, OutboxMessage? also) => Decide(AuditKind.Action, Primary, new Input { Action = action, Also = also });

    internal Decision On(OperatorAction action, ActionRefusal refusal) => Decide(AuditKind.ActionRefused, null, new Input { Action = action, Refusal = refusal });

    private Decision Decide(AuditKind kind, ReasonCode? code, in Input input)
    {
        var course = Course.Of(_heard, _verdict, _folded, _rules, _now, kind == AuditKind.Action);
        var messages = input.Also is null ? course.Messages : course.Messages.Insert(0, input.Also);
        var arms = Arms(course.Deadline);
        var order = OrderWords.Of(_heard, _folded);
        var next = _heard with
        {
            Schema = TransactionState.CurrentSchema,
            Version = _heard.Version + 1,
            DecidedAt = IsDecision ? _now : _heard.DecidedAt,
            State = _verdict.State,
            Reasons = _verdict.Reasons,
            Deadline = course.Deadline,
            Generation = arms ? _heard.Generation + 1 : _heard.Generation,
            Attention = course.Attention,
            Order = order?.Word ?? _heard.Order,
            HasMatched = _heard.HasMatched || _verdict.State == MatchState.MATCHED,
        };
        if (order is { } word) messages = messages.Add(word.Signal);
        if (next.HasMatched && !_heard.HasMatched && PaceWords.Of(next, _folded, _rules) is { } sample) messages = messages.Add(sample);
        var entry = EntryOf(next, kind, code, input);
        next = next with { SeenFrom = IsUnseen(entry, next) ? _before!.SeenFrom ?? _before.Version : null };
        return new Decision(next, entry, arms ? new DeadlineReached(next.Generation, course.Deadline!.Value) : null, messages);
    }

    private bool IsUnseen(AuditEntry entry, TransactionState next) => entry.IsUnseen && _before?.Attention?.Shown() == next.Attention?.Shown();

    /// <summary>A deadline is armed when it is a new one, or when the timer of the last one is used up.</summary>
    private bool Arms(DateTimeOffset? deadline) => deadline is not null
        && (_before is null || _verdict.State != _before.State || deadline != _before.Deadline || _heard.HeardGeneration >= _heard.Generation);

    private AuditEntry EntryOf(TransactionState next, AuditKind kind, ReasonCode? code, in Input input) => new()
    {
        TransactionId = next.Id,
        Version = next.Version,
        At = _now,
        Kind = kind,
        Code = code,
        Event = input.Event,
        Deadline = input.Deadline,
        Gate = input.Gate,
        Answer = input.Answer,
        Ended = input.Ended,
        Action = input.Action,
        Refusal = input.Refusal,
        RuleVersion = _rules.Version,
        Before = _before is null ? null : new Standing(Statuses.Of(_before.State), _before.Deadline),
        After = new TransactionSnapshot
        {
            Status = Statuses.Of(next.State),
            Verdict = next.Deadline == _verdict.Deadline ? _verdict : _verdict with { Deadline = next.Deadline },
            OpenedAt = next.OpenedAt,
            DecidedAt = next.DecidedAt,
            Generation = next.Generation,
            Belonging = Belonging.Of(next.Facts, _folded.Facts),
            Handling = next.Attention?.Shown(),
        },
    };

    /// <summary>What came, as the entry keeps it, and what is sent because of it.</summary>
    private readonly record struct Input
    {
        internal PaymentEvent? Event { get; init; }

        internal DeadlineReached? Deadline { get; init; }

        internal GateAnswer? Gate { get; init; }

        internal AnswerHeard? Answer { get; init; }

        internal ChecksEnded? Ended { get; init; }

        internal OperatorAction? Action { get; init; }

        internal ActionRefusal? Refusal { get; init; }

        internal OutboxMessage? Also { get; init; }
    }
}
