namespace RealRecon.Core.Matching;

/// <summary>
/// When a wait is over: a function of facts and rules, never of the clock. The first fact that demands the other side starts the wait, so
/// that a confirmation cannot prolong it; facts from before a failure or a return demand nothing any more, so that a new try waits anew.
/// </summary>
internal static class Deadlines
{
    internal static DateTimeOffset? Due(Awaited awaited, in FactSet facts, GatewaySide gateway, BankSide bank, MatchRules rules) => awaited switch
    {
        Awaited.Nothing => null,
        Awaited.Booking => Booking(facts, gateway, rules),
        Awaited.PendingBooking => Later(Booking(facts, gateway, rules), First(facts, FactKind.BankPending, default, rules.BankPendingDeadline, rules)),
        Awaited.Parts => Later(Booking(facts, gateway, rules), First(facts, FactKind.BankBooked, bank.LastReturn, rules.BankDeadline, rules)),
        Awaited.Capture => First(facts, FactKind.GatewayPending, gateway.LastFailure, rules.AuthorisationDeadline, rules),
        _ => Earlier(First(facts, FactKind.GatewayReversal, default, rules.GatewayDeadline, rules), Claim(facts, gateway, bank, rules)),
    };

    /// <summary>When the money that both sides speak of was first heard of: a deadline that passed after that made the match late.</summary>
    internal static DateTimeOffset? Start(in FactSet facts, GatewaySide gateway, BankSide bank, MatchRules rules) => Earlier(
        First(facts, FactKind.GatewaySuccess, gateway.LastFailure, TimeSpan.Zero, rules),
        Earlier(First(facts, FactKind.BankBooked, bank.LastReturn, TimeSpan.Zero, rules), Announced(facts, gateway, bank, TimeSpan.Zero, rules)));

    private static DateTimeOffset? Booking(in FactSet facts, GatewaySide gateway, MatchRules rules) =>
        First(facts, FactKind.GatewaySuccess, gateway.LastFailure, rules.BankDeadline, rules);

    /// <summary>How long the bank's word may stay without the gateway's.</summary>
    private static DateTimeOffset? Claim(in FactSet facts, GatewaySide gateway, BankSide bank, MatchRules rules) => bank.View switch
    {
        BankView.None => null,
        BankView.Pending => First(facts, FactKind.BankPending, default, rules.BankPendingDeadline, rules),
        BankView.OrphanReturn => First(facts, FactKind.BankReturned, default, rules.GatewayDeadline, rules),
        _ => Earlier(First(facts, FactKind.BankBooked, bank.LastReturn, rules.GatewayDeadline, rules), Announced(facts, gateway, bank, rules.BankPendingDeadline, rules)),
    };

    /// <summary>
    /// A booking does not prolong the wait that its announcement began, so an alert on the announcement stays one. An authorisation made that wait
    /// one for the capture; a failure or a return ended it.
    /// </summary>
    private static DateTimeOffset? Announced(in FactSet facts, GatewaySide gateway, BankSide bank, TimeSpan wait, MatchRules rules) =>
        bank.HasReturn || gateway.LastFailure > DateTimeOffset.MinValue || facts.Speaker(FactKind.GatewayPending) is not null
            ? null
            : First(facts, FactKind.BankPending, default, wait, rules);

    private static DateTimeOffset? First(in FactSet facts, FactKind kind, DateTimeOffset since, TimeSpan wait, MatchRules rules)
    {
        DateTimeOffset? current = null, former = null;
        foreach (var e in facts.Events)
        {
            if (e.Fact != kind) continue;
            var due = Due(e, wait, rules);
            if (e.OccurredAt >= since) current = Earlier(current, due);
            else former = Earlier(former, due);
        }

        return current ?? former;
    }

    /// <summary>
    /// The provider's clock counts while it is within <see cref="MatchRules.MaxClockSkew"/> of the hub's. An older event is back-filled or was
    /// held up: its wait starts with its receipt, since the other side is as late as it is. A clock further ahead is not believed.
    /// </summary>
    private static DateTimeOffset Due(PaymentEvent e, TimeSpan wait, MatchRules rules)
    {
        var age = e.ReceivedAt - e.OccurredAt;
        var start = age > rules.MaxClockSkew ? e.ReceivedAt : age < -rules.MaxClockSkew ? e.ReceivedAt + rules.MaxClockSkew : e.OccurredAt;
        var floor = e.ReceivedAt + rules.GraceFor(wait);
        return start + wait > floor ? start + wait : floor;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}
