using System.Diagnostics;
using RealRecon.Core.Cases;
using RealRecon.Core.Jobs;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Orders;

/// <summary>The order entity's policy: two successful charges of one order are one too many, until the surplus is refunded (docs/feeds.md).</summary>
public static class Order
{
    private const int MostAnswers = 64;

    /// <summary>A movement stands so now. Repeated or overtaken words change nothing, and the order of arrival does not show in what comes out.</summary>
    public static Step<OrderState?> Note(OrderState? state, OrderMovement movement, MatchRules rules, DateTimeOffset now)
    {
        var known = state ?? new OrderState { OrderId = movement.OrderId };
        var next = Noted(known, NotedMovement.Of(movement));
        // One movement cannot be too many, and nearly all orders have one.
        if (ReferenceEquals(next, known) || (next.Case is null && next.Movements.Length < 2)) return new(next, []);
        var turn = new OrderTurn(next, now);
        if (next.Case is not { IsOpen: true }) OpenIfTooMany(turn, rules);
        else if (!turn.Charges.AreTooMany) Close(turn);
        else Update(turn, Charges.Of(known));
        return turn.Step;
    }

    /// <summary>The timer: a round of checks was lost, or the facts that it found did not settle it.</summary>
    public static Step<OrderState?> Wake(OrderState? state, CaseTimer timer, DateTimeOffset now)
    {
        if (state?.Case is not { IsOpen: true, IsChecking: true } known || known.TimerDue is null || timer.Generation != known.Generation) return new(state, []);
        var turn = new OrderTurn(state, now);
        TellPeople(turn, "No refund was heard of in time");
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
        if (state?.Case is not { IsOpen: true, IsChecking: true } known || ended.Round != known.Round) return new(state, []);
        var turn = new OrderTurn(state, now);
        if (ended.Found)
        {
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
    public static bool IsWaitingFor(OrderState? state, long round) => state?.Case is { IsOpen: true, IsChecking: true } known && known.Round == round;

    /// <summary><see cref="IsWaitingFor(OrderState?, long)"/> for hosts whose entities can only signal.</summary>
    public static Step<OrderState?> IsWaitingFor(OrderState? state, JobConfirmation question) =>
        new(state, [new OutboxMessage.Signal(question.Asker, "Confirmed", new JobConfirmed(IsWaitingFor(state, question.Round)))]);

    /// <summary>A person's action. Resolving settles the charges that are too many now; a further one opens the case again.</summary>
    public static Step<OrderState?> Act(OrderState? state, OperatorAction action, DateTimeOffset now)
    {
        if (state?.Case is not { } known) return new(state, []);
        if (CaseActions.Judge(new JudgedCase(known.Handling, known.Version, known.IsOpen), action, now) is not { } ruling) return new(state, []);
        var turn = new OrderTurn(state, now);
        var isSettled = ruling.What is CaseEvent.Closed;
        turn.Case = (isSettled ? Settled(known, turn.Charges) : known) with { Handling = ruling.Next };
        turn.Audit(ruling);
        if (isSettled) turn.ClearAlert(byItself: false);
        return turn.Step;
    }

    private static OrderState Noted(OrderState order, NotedMovement movement)
    {
        for (var i = 0; i < order.Movements.Length; i++)
        {
            if (order.Movements[i].Id != movement.Id) continue;
            return order.Movements[i].Version >= movement.Version ? order : order with { Movements = order.Movements.SetItem(i, movement) };
        }

        return order.Movements.Length < OrderState.MaxMovements
            ? order with { Movements = order.Movements.Add(movement) }
            : order with { Beyond = order.Beyond + 1 };
    }

    private static void OpenIfTooMany(OrderTurn turn, MatchRules rules)
    {
        if (!turn.Charges.AreTooMany) return;
        var known = turn.Order.Case ?? new OrderCase();
        turn.Case = known with { IsOpen = true, Since = turn.Charges.Surplus[0].At };
        if (rules.Playbooks.For(ReasonCode.DUP_DOUBLE_CHARGE) is { } playbook)
        {
            turn.Case = turn.Case with { Round = known.Round + 1, IsChecking = true };
            var request = OrderChecks.Request(turn.Order, turn.Charges, playbook, rules);
            turn.SetTimer(turn.Now + request.Patience.LongestRun(request.Questions.Length));
            turn.Start(request);
        }
        else
        {
            turn.RaiseAlert();
        }

        turn.Audit(CaseEvent.Opened, $"Charged {turn.Charges.Standing.Length} times within a day; {turn.Worth} too much.");
    }

    private static void Update(OrderTurn turn, Charges before)
    {
        if (turn.Charges.SaysTheSameAs(before)) return;
        turn.Case = turn.Case with { Since = turn.Charges.Surplus[0].At };
        if (turn.Case.Alert is not null) turn.RaiseAlert();
        turn.Audit(CaseEvent.Changed, $"Charged {turn.Charges.Standing.Length} times within a day; {turn.Worth} too much.");
    }

    private static void Close(OrderTurn turn)
    {
        turn.Case = Closed(turn.Case);
        turn.ClearAlert(byItself: true);
        turn.Audit(CaseEvent.Closed, "Nothing is charged too much any more.");
    }

    private static void TellPeople(OrderTurn turn, string why)
    {
        turn.Case = turn.Case with { IsChecking = false, TimerDue = null };
        turn.RaiseAlert();
        turn.Audit(CaseEvent.Changed, $"{why}; {turn.Worth} too much.");
    }

    private static OrderCase Closed(OrderCase known) => known with
    {
        IsOpen = false,
        IsChecking = false,
        TimerDue = null,
        Handling = known.Handling.Awake(),
    };

    private static OrderCase Settled(OrderCase known, Charges charges) =>
        Closed(known) with { Settled = [.. known.Settled.Union(charges.Surplus.Select(charge => charge.Key))] };

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
