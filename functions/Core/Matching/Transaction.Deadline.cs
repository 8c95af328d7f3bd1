using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;

namespace RealRecon.Core.Matching;

public static partial class Transaction
{
    /// <summary>Safe to repeat, early or late: the generation says whether the deadline still matters, never the clock.</summary>
    public static Step<TransactionState?> ReachDeadline(TransactionState? state, DeadlineReached deadline, MatchRules rules, DateTimeOffset now) =>
        StepOf(Decide(state, deadline, rules, now), rules, now);

    /// <summary>The awaited side's gate said whether the deadline may pass. Safe to repeat: it is about one generation.</summary>
    public static Step<TransactionState?> HearGate(TransactionState? state, GateAnswer answer, MatchRules rules, DateTimeOffset now) =>
        StepOf(Decide(state, answer, rules, now), rules, now);

    /// <summary><see cref="ReachDeadline"/> without its messages.</summary>
    public static Decision Decide(TransactionState? state, DeadlineReached deadline, MatchRules rules, DateTimeOffset now)
    {
        // Each generation has one entry at most, or a sweeper that repeats itself would fill the audit log.
        if (state is null || deadline.Generation <= state.HeardGeneration) return new Decision(state);
        var heard = state with { HeardGeneration = deadline.Generation };
        if (state.State == MatchState.NEW)
        {
            // Nothing was ever armed, so its number is taken out of use: the first real deadline must not be taken for this one.
            var generation = Math.Max(state.Generation, deadline.Generation);
            return new Ruling(state, heard with { Generation = generation }, rules, now).On(deadline, AuditKind.StaleDeadline);
        }

        if (deadline.Generation > state.Generation) return new Decision(state);
        if (deadline.Generation != state.Generation || state.Deadline is null) return new Ruling(state, heard, rules, now).On(deadline, AuditKind.StaleDeadline);
        return state.Attention?.Checks is { } checks
            ? new Ruling(state, AfterChecks(heard, checks, rules, now), rules, now).On(deadline, AuditKind.Deadline)
            : EndWait(state, deadline, rules, now, mayPass: !rules.AsksGates);
    }

    /// <summary><see cref="HearGate"/> without its messages.</summary>
    public static Decision Decide(TransactionState? state, GateAnswer answer, MatchRules rules, DateTimeOffset now)
    {
        if (state is not { Attention: { Checks: null } attention, Deadline: { } due }) return new Decision(state);
        if (answer.Generation != state.Generation || answer.Generation != attention.AskedGeneration || answer.Generation <= state.HeardGeneration) return new Decision(state);
        if (answer.HoldUntil is not { } until) return EndWait(state, new DeadlineReached(answer.Generation, due), rules, now, mayPass: true);

        // What the bank did not know while its feed was silent it may know afterwards, so that silence makes the checks worth repeating.
        var isChecked = attention.Hold is { IsChecked: true } && answer.Code is not ReasonCode.FEED_STALE;
        var hold = new Hold(attention.Hold?.Due ?? due, until, (attention.Hold?.Count ?? 0) + 1, answer.Code, isChecked);
        var held = state with { HeardGeneration = answer.Generation, Attention = attention with { Hold = hold } };
        return new Ruling(state, held, rules, now).On(answer);
    }

    /// <summary>A wait is over, unless the gate of the awaited side or a check can do something about it.</summary>
    private static Decision EndWait(TransactionState state, DeadlineReached deadline, MatchRules rules, DateTimeOffset now, bool mayPass)
    {
        var due = state.Attention?.Hold?.Due ?? state.Deadline!.Value;
        var reached = state.ReachedThrough > due ? state.ReachedThrough : due;
        var then = Folded.Of(state.Id, state.Facts, reached, rules);
        if (!mayPass && then.IsOverdue && GateOf(then.Awaited) is { } side) return AskGate(state, deadline, side, then, rules);

        var heard = state with { HeardGeneration = deadline.Generation };
        var isChecked = heard.Attention?.Hold is { IsChecked: true };
        if (heard.Attention?.Hold is not null)
        {
            // What silence turns into may be a finding that is checked at once; here the checks are over already.
            ReasonCode? found = isChecked && then.IsOverdue ? then.Verdict.Reasons[0] : null;
            heard = heard with { Attention = heard.Attention with { Hold = null, Checked = found ?? heard.Attention.Checked } };
        }

        if (then.IsOverdue && !isChecked && Rounds.For(state, then.Verdict.Reasons[0], then, rules) is { } round)
        {
            var attention = Rounds.Begun(heard.Attention ?? Attention.None, round, due, false, then.Verdict, now);
            return new Ruling(state, heard with { Attention = attention }, rules, now).On(deadline, AuditKind.Deadline, round);
        }

        return new Ruling(state, heard with { ReachedThrough = reached }, rules, now).On(deadline, AuditKind.Deadline);
    }

    /// <summary>
    /// Asking decides nothing and leaves no entry. The deadline counts as heard only once the gate has answered, so a sweeper that finds it
    /// overdue because question or answer was lost asks again.
    /// </summary>
    private static Decision AskGate(TransactionState state, DeadlineReached deadline, Side side, in Folded then, MatchRules rules)
    {
        var attention = state.Attention ?? Attention.None;
        var asking = attention.AskedGeneration == deadline.Generation ? state : state with { Attention = attention with { AskedGeneration = deadline.Generation } };
        var since = then.Since(rules) ?? deadline.Due;
        var question = new GateQuestion(
            AddressOf(state.Id), deadline.Generation, PaceWords.KeyOf(side, then), since, attention.Hold?.Count ?? 0, Exposure.Of(then.Verdict), attention.Hold?.Due ?? deadline.Due);
        return new Decision(asking, Others: [new OutboxMessage.Signal(FeedAddresses.Gate(side), nameof(FeedGate.MayPass), question)]);
    }

    /// <summary>The side whose feed a wait depends on; null for the capture of an authorisation, which its owner may simply never order.</summary>
    private static Side? GateOf(Awaited awaited) => awaited switch
    {
        Awaited.Booking or Awaited.PendingBooking or Awaited.Parts => Side.Bank,
        Awaited.Gateway => Side.Gateway,
        _ => null,
    };
}
