using System.Diagnostics;
using RealRecon.Core.Cases;
using RealRecon.Core.Jobs;
using RealRecon.Core.Matching;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Orders;

/// <summary>Rounds of questions, before people are told: was it refunded already?</summary>
public static partial class Order
{
    private const int MostAnswers = 64;

    /// <summary>The timer: a round of checks was lost, or the facts that it found did not settle it.</summary>
    public static Step<OrderState?> Wake(OrderState? state, CaseTimer timer, MatchRules rules, DateTimeOffset now)
    {
        if (state?.Case is not { IsOpen: true, IsChecking: true } known || known.TimerDue is null || timer.Generation != known.Generation) return new(state, []);
        var turn = new OrderTurn(state, now);
        if (!known.IsSettling)
        {
            TellPeople(turn, "No refund was heard of in time");
        }
        else if (MayAskFurther(known, turn.Charges) && rules.Playbooks.For(ReasonCode.DUP_DOUBLE_CHARGE) is { } playbook)
        {
            BeginRound(turn, playbook, rules);
            turn.Audit(CaseEvent.Changed, $"A refund was found; {turn.Worth} still too much. Further refunds are looked for.");
        }
        else
        {
            TellPeople(turn, "What was found did not settle it");
        }

        return turn.Step;
    }

    /// <summary>An answer is evidence, and its facts go to the transactions that they are about; those tell this order what came of it.</summary>
    public static Step<OrderState?> HearAnswer(OrderState? state, AnswerHeard heard, DateTimeOffset now)
    {
        if (state?.Case is not { } known) return new(state, []);
        var question = heard.Answer.Question;

        // With its time: within one try a source may be unavailable first and answer later.
        var name = $"{heard.Round}.{heard.Attempt}.{question.Kind}.{question.Reference}.{heard.Answer.AskedAt.UtcTicks}";
        if (known.Answers.Contains(name)) return new(state, []);
        var turn = new OrderTurn(state, now);
        turn.Case = known with { Answers = (known.Answers.Length < MostAnswers ? known.Answers : known.Answers.RemoveAt(0)).Add(name) };
        foreach (var fact in heard.Answer.Events) turn.Send(Transaction.Observed(fact));
        turn.Audit(CaseEvent.Answered, $"{Asked(heard.Answer)} about {question.Reference}: {Found(heard.Answer)}.");
        return turn.Step;
    }

    /// <summary>Nothing more will be asked. What was found last may still be on its way through its transaction.</summary>
    public static Step<OrderState?> EndChecks(OrderState? state, ChecksEnded ended, DateTimeOffset now)
    {
        if (state?.Case is not { IsOpen: true, IsChecking: true, IsSettling: false } known || ended.Round != known.Round) return new(state, []);
        var turn = new OrderTurn(state, now);
        if (ended.Found)
        {
            turn.Case = known with { IsSettling = true };
            turn.SetTimer(now + OrderChecks.Settling);
            turn.Audit(CaseEvent.Changed, "A refund was found; waiting for what it amounts to.");
        }
        else
        {
            TellPeople(turn, $"No refund was found in {ended.Attempts} tries");
        }

        return turn.Step;
    }

    /// <summary>Whether a round of checks still serves anybody.</summary>
    public static bool IsWaitingFor(OrderState? state, long round) => state?.Case is { IsOpen: true, IsChecking: true, IsSettling: false } known && known.Round == round;

    /// <summary><see cref="IsWaitingFor(OrderState?, long)"/> for hosts whose entities can only signal.</summary>
    public static Step<OrderState?> IsWaitingFor(OrderState? state, JobConfirmation question) =>
        new(state, [question.Answer(IsWaitingFor(state, question.Round))]);

    private static void BeginRound(OrderTurn turn, Playbook playbook, MatchRules rules)
    {
        turn.Case = turn.Case with
        {
            Round = turn.Case.Round + 1,
            Rounds = turn.Case.Rounds + 1,
            IsChecking = true,
            IsSettling = false,
            RoundSurplus = turn.Charges.Exposure,
        };
        var request = OrderChecks.Request(turn.Order, turn.Charges, playbook, rules);
        turn.SetTimer(turn.Now + request.Patience.LongestRun(request.Questions.Length));
        turn.Start(request);
    }

    // The first answer with facts ends a round, whatever else was lost. A round for each charge is enough, however small the refunds are.
    private static bool MayAskFurther(OrderCase known, Charges charges) =>
        known.Rounds < charges.Standing.Length && charges.Exposure.IsBelow(known.RoundSurplus);

    private static void TellPeople(OrderTurn turn, string why)
    {
        turn.Case = turn.Case with { IsChecking = false, IsSettling = false, TimerDue = null };
        turn.RaiseAlert();
        turn.Audit(CaseEvent.Changed, $"{why}; {turn.Worth} too much.");
    }

    private static string Asked(Answer answer) => answer.Source.Length > 0 ? $"{answer.Source} was asked" : "There was nobody to ask";

    private static string Found(Answer answer) => answer.Outcome switch
    {
        AnswerOutcome.Found => $"{answer.Events.Length} facts",
        AnswerOutcome.NotFound => "no refund",
        AnswerOutcome.Ambiguous => "several refunds that could be meant",
        AnswerOutcome.Unavailable => "no answer",
        AnswerOutcome.Refused => "refused",
        AnswerOutcome.NoSource => "no source is configured",
        _ => throw new UnreachableException($"{answer.Outcome}"),
    };
}
