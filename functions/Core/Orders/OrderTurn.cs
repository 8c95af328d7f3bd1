using System.Collections.Immutable;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Orders;

/// <summary>One operation on an order while it is worked out: the state as it becomes, and what goes out with it.</summary>
internal sealed class OrderTurn(OrderState order, DateTimeOffset now)
{
    private readonly ImmutableArray<OutboxMessage>.Builder _outbox = ImmutableArray.CreateBuilder<OutboxMessage>();

    public OrderState Order { get; private set; } = order;

    public Charges Charges { get; } = Charges.Of(order);

    public DateTimeOffset Now { get; } = now;

    public OrderCase Case
    {
        get => Order.Case!;
        set => Order = Order with { Case = value };
    }

    public Step<OrderState?> Step => new(Order, _outbox.ToImmutable());

    public string Worth => Charges.Exposure.IsEmpty ? "nothing" : Charges.Exposure.ToString();

    public void Audit(CaseRuling ruling) => Audit(ruling.What, ruling.Summary, ruling);

    public void Audit(CaseEvent what, string summary, CaseRuling? ruling = null)
    {
        Case = Case with { Version = Case.Version + 1 };
        _outbox.Add(CaseLog.Append(new CaseEntry
        {
            Id = Order.CaseId,
            Version = Case.Version,
            At = Now,
            What = what,
            Summary = summary,
            Action = ruling?.Action,
            Refusal = ruling?.Refusal,
            After = OrderSnapshot.Of(Order, Charges),
        }));
    }

    public void Send(OutboxMessage message) => _outbox.Add(message);

    /// <summary>To be called before the entry that tells of it, so that views know when the timer is due.</summary>
    public void SetTimer(DateTimeOffset due)
    {
        Case = Case with { TimerDue = due, Generation = Case.Generation + 1 };
        Send(new OutboxMessage.Signal(OrderMovement.AddressOf(Order.OrderId), nameof(Orders.Order.Wake), new CaseTimer(Case.Generation, due), due));
    }

    public void Start(ResolutionRequest request) => Send(new OutboxMessage.Start(ResolutionJob.JobName, OrderChecks.RunId(Order), request));

    /// <summary>The alert as it should be now: raised anew when what it says has changed.</summary>
    public void RaiseAlert()
    {
        var cause = new AlertCause(ReasonCode.DUP_DOUBLE_CHARGE, Charges.Surplus[0].Parts[0].Provider, "-");
        var isBackfill = Charges.Surplus.All(charge => Now - charge.At > Charges.Window);
        var alert = new AlertRaised(cause, Order.OrderId, Case.Alerts + 1, ExposureOfOne(), Case.Since, isBackfill);
        if (Case.Alert is { } standing && standing with { Number = alert.Number, IsBackfill = isBackfill } == alert) return;
        ClearAlert(byItself: true);
        Case = Case with { Alert = alert, Alerts = alert.Number };
        Send(alert.ToSignal());
    }

    public void ClearAlert(bool byItself)
    {
        if (Case.Alert is not { } alert) return;
        Case = Case with { Alert = null };
        Send(alert.Clearing(byItself));
    }

    /// <summary>An alert carries one amount; several currencies at once cannot be told in one.</summary>
    private Money? ExposureOfOne() => Charges.Exposure.Shown() is { Count: 1 } only ? new Money(only.First().Value, Currency.Of(only.First().Key)) : null;
}
