using System.Collections.Immutable;

namespace RealRecon.Core.Matching;

/// <summary>
/// The verdict on a set of facts. The same set gives the same verdict to the byte, in whatever order the facts came and however often each was told.
/// </summary>
public static class VerdictFold
{
    /// <param name="id">The reference that both sides carry.</param>
    /// <param name="events">What was said, in any order.</param>
    /// <param name="reachedThrough">The latest deadline that passed (UTC); null when none did.</param>
    /// <param name="rules">The rules in force.</param>
    public static Verdict Fold(TransactionId id, ImmutableArray<PaymentEvent> events, DateTimeOffset? reachedThrough, MatchRules rules)
    {
        var facts = FactSet.Of(events);
        var gateway = GatewaySide.Of(facts);
        var bank = BankSide.Of(facts);
        Comparison? comparison = gateway.Speaker is null || bank.Speaker is null ? null : Comparison.Of(gateway, bank, rules);
        var cell = VerdictMatrix.Decide(gateway, bank, comparison);
        var due = Deadlines.Due(cell.Awaited, facts, gateway, bank, rules);
        if (cell.Awaited == Awaited.PendingBooking && reachedThrough < due)
        {
            // An announcement is no money: what was an alert before it came stays one.
            var silentUntil = Deadlines.Due(Awaited.Booking, facts, gateway, bank, rules);
            if (reachedThrough >= silentUntil) (cell, due) = (VerdictMatrix.BankMissing, silentUntil);
        }

        var isOverdue = reachedThrough >= due;
        var finding = isOverdue ? cell.Overdue : cell.Now;
        if (finding.State == MatchState.MATCHED && reachedThrough > Deadlines.Start(facts, gateway, bank, rules))
        {
            finding = finding with { Reasons = [ReasonCode.M06_LATE, .. finding.Reasons] };
        }

        if (facts.HasConflict) finding = Distrust(finding);
        return new Verdict
        {
            State = finding.State,
            Reasons = finding.Reasons,
            Gateway = Shown(gateway.Speaker, gateway.AmountMinor),
            Bank = Shown(bank.Speaker, bank.AmountMinor),
            DifferenceMinor = Difference(gateway, bank, comparison),
            Compared = comparison?.Fields(id, gateway, bank) ?? [],
            Deadline = isOverdue || facts.HasConflict ? null : due,
        };
    }

    /// <summary>An event id with two contents is a forgery or a fault: no match stands on it, whatever else is wrong stays listed.</summary>
    private static Finding Distrust(Finding finding) => new(
        MatchState.MISMATCH,
        finding.State == MatchState.MATCHED ? [ReasonCode.DUP_CONFLICT] : [ReasonCode.DUP_CONFLICT, .. finding.Reasons]);

    private static SideView? Shown(PaymentEvent? speaker, long amountMinor) => speaker is null
        ? null
        : new SideView(speaker.Provider, amountMinor, speaker.Amount.Currency.Code, speaker.Status, speaker.OccurredAt);

    /// <summary>Money that the bank holds minus money that the gateway says has moved; a failed or reversed payment moved none.</summary>
    private static long? Difference(GatewaySide gateway, BankSide bank, Comparison? comparison)
    {
        if (comparison is not { Currency: ComparisonOutcome.Equal, Direction: not ComparisonOutcome.Different } || bank.View is BankView.Pending or BankView.OrphanReturn) return null;
        return gateway.View switch
        {
            GatewayView.Success => Minor.Clamp((Int128)bank.NetMinor - gateway.AmountMinor),
            GatewayView.Failed or GatewayView.Reversed => bank.NetMinor,
            _ => null,
        };
    }
}
