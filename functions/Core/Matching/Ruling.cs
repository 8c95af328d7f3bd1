using System.Collections.Immutable;
using RealRecon.Core.Audit;

namespace RealRecon.Core.Matching;

/// <summary>The verdict on what a transaction has heard, beside what it was before: next state, audit entry and deadline follow from the two.</summary>
internal readonly struct Ruling
{
    private readonly TransactionState? _before;
    private readonly TransactionState _heard;
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
        _verdict = VerdictFold.Fold(heard.Id, heard.Facts, heard.ReachedThrough, rules);
        IsDecision = before is null || _verdict.State != before.State || !_verdict.Reasons.AsSpan().SequenceEqual(before.Reasons.AsSpan());
    }

    /// <summary>State or reasons are not what they were.</summary>
    internal bool IsDecision { get; }

    /// <summary>The primary reason if this decided anything.</summary>
    internal ReasonCode? Primary => IsDecision && !_verdict.Reasons.IsEmpty ? _verdict.Reasons[0] : null;

    internal Decision On(PaymentEvent what, AuditKind kind, ReasonCode? code) => Decide(kind, code, what, null);

    internal Decision On(DeadlineReached deadline, AuditKind kind) => Decide(kind, Primary, null, deadline);

    private Decision Decide(AuditKind kind, ReasonCode? code, PaymentEvent? what, DeadlineReached? deadline)
    {
        var arms = _verdict.Deadline is not null && (_before is null || _verdict.State != _before.State || _verdict.Deadline != _before.Deadline);
        var next = _heard with
        {
            Version = _heard.Version + 1,
            DecidedAt = IsDecision ? _now : _heard.DecidedAt,
            State = _verdict.State,
            Reasons = _verdict.Reasons,
            Deadline = _verdict.Deadline,
            Generation = arms ? _heard.Generation + 1 : _heard.Generation,
        };
        var entry = new AuditEntry
        {
            TransactionId = next.Id,
            Version = next.Version,
            At = _now,
            Kind = kind,
            Code = code,
            Event = what,
            Deadline = deadline,
            RuleVersion = _rules.Version,
            Before = _before is null ? null : new Standing(Statuses.Of(_before.State), _before.Deadline),
            After = new TransactionSnapshot
            {
                Status = Statuses.Of(next.State),
                Verdict = _verdict,
                OpenedAt = next.OpenedAt,
                DecidedAt = next.DecidedAt,
                Generation = next.Generation,
            },
        };
        return new Decision(next, entry, arms ? new DeadlineReached(next.Generation, _verdict.Deadline!.Value) : null);
    }
}
