using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Orders;

/// <summary>The order entity's policy: two successful charges of one order are one too many, until the surplus is refunded (docs/feeds.md).</summary>
public static partial class Order
{
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
        turn.Case = known with { IsOpen = true, Rounds = 0, Since = turn.Charges.Surplus[0].At };
        if (rules.Playbooks.For(ReasonCode.DUP_DOUBLE_CHARGE) is { } playbook)
        {
            BeginRound(turn, playbook, rules);
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
        var hasGrown = turn.Case.RoundSurplus.IsBelow(turn.Charges.Exposure);
        turn.Case = turn.Case with { Since = turn.Charges.Surplus[0].At, RoundSurplus = hasGrown ? turn.Charges.Exposure : turn.Case.RoundSurplus };
        if (turn.Case.Alert is not null) turn.RaiseAlert();
        turn.Audit(CaseEvent.Changed, $"Charged {turn.Charges.Standing.Length} times within a day; {turn.Worth} too much.");
    }

    private static void Close(OrderTurn turn)
    {
        turn.Case = Closed(turn.Case);
        turn.ClearAlert(byItself: true);
        turn.Audit(CaseEvent.Closed, "Nothing is charged too much any more.");
    }

    private static OrderCase Closed(OrderCase known) => known with
    {
        IsOpen = false,
        IsChecking = false,
        IsSettling = false,
        TimerDue = null,
        Handling = known.Handling.Awake(),
    };

    private static OrderCase Settled(OrderCase known, Charges charges) =>
        Closed(known) with { Settled = [.. known.Settled.Union(charges.Surplus.Select(charge => charge.Key))] };
}
