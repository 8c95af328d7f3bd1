using RealRecon.Core.Jobs;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Matching;

public static partial class Transaction
{
    /// <summary>
    /// A question was answered. The answer is kept as evidence, even where nobody waits for it any more; facts in it are heard like any others, and
    /// those of other transactions are passed on. Safe to repeat.
    /// </summary>
    public static Step<TransactionState?> HearAnswer(TransactionState? state, AnswerHeard heard, MatchRules rules, DateTimeOffset now)
    {
        var step = StepOf(Decide(state, heard, rules, now), rules, now);
        if (ReferenceEquals(step.Next, state)) return step;
        var outbox = step.Outbox;
        var next = step.Next;
        foreach (var what in heard.Answer.Events)
        {
            if (what.TransactionId != next!.Id)
            {
                outbox = outbox.Add(Observed(what));
                continue;
            }

            var observed = Observe(next, what, rules, now);
            next = observed.Next;
            outbox = outbox.AddRange(observed.Outbox);
        }

        return new Step<TransactionState?>(next, outbox);
    }

    /// <summary>Nothing more will be asked in this round. A round that is not the current one ends unheard.</summary>
    public static Step<TransactionState?> EndChecks(TransactionState? state, ChecksEnded ended, MatchRules rules, DateTimeOffset now) =>
        StepOf(Decide(state, ended, rules, now), rules, now);

    /// <summary>Whether the answers of this round are still of use.</summary>
    public static bool IsWaitingFor(TransactionState? state, long round) => state?.Attention?.Checks?.Round == round;

    /// <summary><see cref="IsWaitingFor(TransactionState?, long)"/> for hosts whose entities can only signal.</summary>
    public static Step<TransactionState?> IsWaitingFor(TransactionState? state, JobConfirmation question) =>
        new(state, [question.Answer(IsWaitingFor(state, question.Round))]);

    /// <summary><see cref="HearAnswer"/> without its messages and without the facts in the answer.</summary>
    public static Decision Decide(TransactionState? state, AnswerHeard heard, MatchRules rules, DateTimeOffset now)
    {
        if (state is null) return new Decision(state);
        var attention = state.Attention ?? Attention.None;
        var identity = new HeardAnswer(heard.Round, heard.Attempt, heard.Answer.Question.Kind, heard.Answer.AskedAt);
        if (attention.Answers.Contains(identity)) return new Decision(state);
        attention = attention.Remembering(identity);
        var isEmpty = heard.Answer.Outcome is AnswerOutcome.NotFound or AnswerOutcome.Ambiguous;
        if (isEmpty && heard.Round == attention.Round) attention = attention with { Attempts = Math.Max(attention.Attempts, heard.Attempt) };
        var evidence = heard with { Answer = heard.Answer with { Events = [] } };
        return new Ruling(state, state with { Attention = attention }, rules, now).On(evidence);
    }

    /// <summary><see cref="EndChecks"/> without its messages.</summary>
    public static Decision Decide(TransactionState? state, ChecksEnded ended, MatchRules rules, DateTimeOffset now)
    {
        if (state?.Attention?.Checks is not { } checks || checks.Round != ended.Round) return new Decision(state);
        return new Ruling(state, AfterChecks(state, checks, rules, now), rules, now).On(ended);
    }

    private static TransactionState AfterChecks(TransactionState state, Checks checks, MatchRules rules, DateTimeOffset now)
    {
        var over = Rounds.Ended(state, checks, now);
        return rules.AsksGates ? BeforeTheAlert(state, over, now, rules) : over;
    }

    /// <summary>
    /// A feed may have fallen silent while the checks ran. So before the silence of one transaction becomes an alert its gate is asked once more: the
    /// deadline is armed again, and is due at once.
    /// </summary>
    private static TransactionState BeforeTheAlert(TransactionState state, TransactionState over, DateTimeOffset now, MatchRules rules)
    {
        if (over.ReachedThrough is not { } due || due == state.ReachedThrough) return over;
        var then = Folded.Of(state.Id, state.Facts, due, rules);
        if (!then.IsOverdue || GateOf(then.Awaited) is null) return over;

        // A tick from now: what lies in the past when it is armed gets a grace, and this wait has had all of its own.
        var hold = new Hold(due, now.AddTicks(1), 1, null, IsChecked: true);
        return state with { Attention = state.Attention! with { Checks = null, Hold = hold } };
    }
}
