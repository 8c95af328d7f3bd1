using System.Collections.Immutable;

namespace RealRecon.Core.Matching;

/// <summary>What follows from a verdict beside its entry: holds and checks that go on or are dropped, checks that begin, alerts.</summary>
/// <param name="Attention">What is remembered of it.</param>
/// <param name="Deadline">The deadline that counts now (UTC): of the checks, of the hold, or of the wait itself.</param>
/// <param name="Messages">What is sent.</param>
internal readonly record struct Course(Attention? Attention, DateTimeOffset? Deadline, ImmutableArray<OutboxMessage> Messages)
{
    internal static Course Of(TransactionState heard, Verdict verdict, in Folded folded, MatchRules rules, DateTimeOffset now, bool byPerson)
    {
        if (heard.Attention is null && !IsTrouble(verdict)) return new Course(null, verdict.Deadline, []);
        var attention = Kept(heard.Attention ?? Attention.None, verdict, now);
        ReasonCode? primary = verdict.Reasons.IsEmpty ? null : verdict.Reasons[0];
        if (attention.Checked is not null && attention.Checked != primary) attention = attention with { Checked = null };
        if (attention.Proposed is not null && !OperatorRules.MayResolve(verdict.State)) attention = attention with { Proposed = null };

        OutboxMessage.Start? round = null;
        if (attention.Checks is null && attention.Checked is null && primary is { } reason && IsCheckedAtOnce(verdict.State))
        {
            round = Rounds.For(heard with { Attention = attention }, reason, folded, rules);
            if (round is not null) attention = Rounds.Begun(attention, round, null, false, verdict, now);
        }

        var (next, messages) = AlertWords.Of(attention, heard.Id, verdict, folded, rules, now, byPerson);
        return new Course(ReferenceEquals(next, Attention.None) ? null : next, next.Checks?.Until ?? next.Hold?.Until ?? verdict.Deadline, round is null ? messages : messages.Insert(0, round));
    }

    private static bool IsTrouble(Verdict verdict) =>
        verdict.State is MatchState.MISMATCH or MatchState.ALERT_BANK or MatchState.ALERT_GW || (verdict.State == MatchState.NO_MONEY && !verdict.Reasons.IsEmpty);

    /// <summary>Decided by facts and not by silence: nothing was waited for, so nothing was asked before. A failure after a success is confirmed, too.</summary>
    private static bool IsCheckedAtOnce(MatchState state) => state is MatchState.MISMATCH or MatchState.NO_MONEY;

    /// <summary>A hold and checks last as long as what they belong to: a wait that is over, or a finding that stays what it is.</summary>
    private static Attention Kept(Attention attention, Verdict verdict, DateTimeOffset now)
    {
        if (attention.Hold is { } hold)
        {
            var due = StillOver(hold.Due, verdict.Deadline, now);
            if (due is null) attention = attention with { Hold = null };
            else if (due != hold.Due) attention = attention with { Hold = hold with { Due = due.Value } };
        }

        if (attention.Checks is not { } checks) return attention;
        if (checks.Due is not { } wait)
        {
            ReasonCode? primary = verdict.Reasons.IsEmpty ? null : verdict.Reasons[0];
            return verdict.State == checks.State && primary == checks.Primary ? attention : attention with { Checks = null };
        }

        var still = StillOver(wait, verdict.Deadline, now);
        return still == wait ? attention : attention with { Checks = still is null ? null : checks with { Due = still } };
    }

    /// <summary>The end of the wait by the facts as they are now; null when nothing is awaited any more, or when it has time left.</summary>
    private static DateTimeOffset? StillOver(DateTimeOffset was, DateTimeOffset? due, DateTimeOffset now) => due == was || due <= now ? due : null;
}
