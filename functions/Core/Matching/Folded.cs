using System.Collections.Immutable;

namespace RealRecon.Core.Matching;

/// <summary>A verdict with what it was made of: what is awaited and until when, and what it becomes once that is overdue.</summary>
internal readonly struct Folded
{
    internal required Verdict Verdict { get; init; }

    internal required FactSet Facts { get; init; }

    internal required GatewaySide Gateway { get; init; }

    internal required BankSide Bank { get; init; }

    /// <summary>What the facts wait for, overdue or not.</summary>
    internal required Awaited Awaited { get; init; }

    /// <summary>The deadline of that has passed.</summary>
    internal required bool IsOverdue { get; init; }

    /// <summary>The finding as if every event id had one content.</summary>
    internal required Finding Trusted { get; init; }

    internal static Folded Of(TransactionId id, ImmutableArray<PaymentEvent> events, DateTimeOffset? reachedThrough, MatchRules rules)
    {
        var facts = FactSet.Of(events);
        var gateway = GatewaySide.Of(facts);
        var bank = BankSide.Of(facts);
        Comparison? comparison = gateway.Speaker is null || bank.Speaker is null ? null : Comparison.Of(facts, gateway, bank, rules);
        var cell = VerdictMatrix.Decide(gateway, bank, comparison);
        var due = Deadlines.Due(cell.Awaited, facts, gateway, bank, rules);
        if (cell.Awaited == Awaited.PendingBooking && reachedThrough < due)
        {
            // An announcement is no money: what was an alert before it came stays one.
            var silentUntil = Deadlines.Due(Awaited.Booking, facts, gateway, bank, rules);
            if (reachedThrough >= silentUntil) (cell, due) = (VerdictMatrix.BankMissing, silentUntil);
        }

        var isOverdue = reachedThrough >= due;
        var trusted = isOverdue ? cell.Overdue : cell.Now;
        if (trusted.State == MatchState.MATCHED)
        {
            if (QueriedFacts.Made(facts, trusted)) trusted = QueriedFacts.Credited(trusted);
            if (reachedThrough > Deadlines.Start(facts, gateway, bank, rules)) trusted = trusted with { Reasons = [ReasonCode.M06_LATE, .. trusted.Reasons] };
        }

        var finding = facts.HasConflict ? Distrust(trusted) : trusted;
        var verdict = new Verdict
        {
            State = finding.State,
            Reasons = finding.Reasons,
            Gateway = Shown(gateway.Speaker, gateway.AmountMinor),
            Bank = Shown(bank.Speaker, bank.AmountMinor),
            DifferenceMinor = Difference(gateway, bank, comparison),
            Compared = comparison?.Fields(id, gateway, bank) ?? [],
            Deadline = isOverdue || facts.HasConflict ? null : due,
        };
        return new Folded { Verdict = verdict, Facts = facts, Gateway = gateway, Bank = bank, Awaited = cell.Awaited, IsOverdue = isOverdue, Trusted = trusted };
    }

    /// <summary>Since when the money is at risk (UTC): when the wait began, or else when the first of it was heard.</summary>
    internal DateTimeOffset? Since(MatchRules rules)
    {
        var since = Deadlines.Due(Awaited, Facts, Gateway, Bank, rules.WithoutWaits()) ?? Deadlines.Start(Facts, Gateway, Bank, rules);
        if (since is not null) return since;
        foreach (var e in Facts.Events)
        {
            if (since is null || e.ReceivedAt < since) since = e.ReceivedAt;
        }

        return since;
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
