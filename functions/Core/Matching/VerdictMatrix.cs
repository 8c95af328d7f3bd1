using System.Collections.Immutable;
using static RealRecon.Core.Matching.MatchState;
using static RealRecon.Core.ReasonCode;

namespace RealRecon.Core.Matching;

/// <summary>What a transaction waits for, and so which deadline counts.</summary>
internal enum Awaited
{
    Nothing,

    /// <summary>The bank's booking.</summary>
    Booking,

    /// <summary>The booking of what the bank has announced.</summary>
    PendingBooking,

    /// <summary>The other parts of a split booking.</summary>
    Parts,

    /// <summary>The gateway's word on money, or on a reversal's original.</summary>
    Gateway,

    /// <summary>The capture of an authorisation.</summary>
    Capture,
}

/// <summary>A state with its reasons, the primary one first.</summary>
internal readonly record struct Finding(MatchState State, ImmutableArray<ReasonCode> Reasons);

/// <summary>A cell of the matrix: what holds now, what is awaited, and what holds once that is overdue.</summary>
internal readonly record struct Cell(Finding Now, Awaited Awaited, Finding Overdue)
{
    internal static Cell Settled(MatchState state, params ImmutableArray<ReasonCode> reasons) => new(new Finding(state, reasons), Awaited.Nothing, default);

    internal static Cell Waiting(MatchState state, Awaited awaited, MatchState overdue, params ImmutableArray<ReasonCode> reasons) =>
        new(new Finding(state, []), awaited, new Finding(overdue, reasons));
}

/// <summary>The verdict matrix of docs/matching.md: a row for each word of the gateway, a column for each word of the bank.</summary>
internal static class VerdictMatrix
{
    /// <summary>The gateway says that money moved, and the bank says nothing.</summary>
    internal static readonly Cell BankMissing = Cell.Waiting(WAIT_BANK, Awaited.Booking, ALERT_BANK, BANK_MISSING);

    internal static Cell Decide(GatewaySide gateway, BankSide bank, Comparison? comparison) => (gateway.View, bank.View) switch
    {
        (GatewayView.Success, BankView.OverReturned) => Cell.Settled(MISMATCH, STS_BANK_RETURNED, DUP_BANK_POSTING),
        (_, BankView.OverReturned) => Cell.Settled(MISMATCH, DUP_BANK_POSTING),
        (GatewayView.Success, BankView.Returned) => Cell.Settled(MISMATCH, STS_BANK_RETURNED),
        (_, BankView.Returned) => Cell.Settled(REVERSED),

        (GatewayView.Success, BankView.None) => BankMissing,
        (GatewayView.Success, BankView.Pending) => Cell.Waiting(WAIT_BANK, Awaited.PendingBooking, ALERT_BANK, BANK_PENDING_TOO_LONG),
        (GatewayView.Success, BankView.OrphanReturn) => Cell.Waiting(WAIT_BANK, Awaited.Booking, ALERT_BANK, BANK_MISSING, STS_BANK_RETURNED),
        (GatewayView.Success, _) => MoneyOnBothSides.Decide(gateway, bank, comparison!.Value),

        (GatewayView.Failed, BankView.Booked or BankView.BookedSeveral) => Contradicted(STS_GW_FAILED_BANK_OK, gateway, bank),
        (GatewayView.Reversed, BankView.Booked or BankView.BookedSeveral) => Contradicted(STS_GW_REVERSED_BANK_OK, gateway, bank),
        (GatewayView.Failed, _) when gateway.FailedLater => Cell.Settled(NO_MONEY, GW_FAILED_LATER),
        (GatewayView.Failed or GatewayView.Reversed, _) => Cell.Settled(NO_MONEY),

        (GatewayView.Pending, BankView.Booked or BankView.BookedSeveral) => WithPostings(Cell.Waiting(WAIT_GW, Awaited.Gateway, MISMATCH, STS_GW_PENDING_BANK_OK), bank),
        (GatewayView.Pending, _) => Cell.Waiting(GW_PENDING, Awaited.Capture, NO_MONEY, AUTH_EXPIRED),

        (GatewayView.OrphanReversal, BankView.None) => Cell.Waiting(GW_PENDING, Awaited.Gateway, ALERT_GW, REVERSAL_WITHOUT_ORIGINAL),
        (GatewayView.OrphanReversal, _) => WithPostings(Cell.Waiting(WAIT_GW, Awaited.Gateway, ALERT_GW, REVERSAL_WITHOUT_ORIGINAL), bank),

        (_, BankView.None) => Cell.Settled(NEW),
        (_, BankView.OrphanReturn) => Cell.Waiting(WAIT_GW, Awaited.Gateway, ALERT_GW, GATEWAY_MISSING, STS_BANK_RETURNED),
        _ => WithPostings(Cell.Waiting(WAIT_GW, Awaited.Gateway, ALERT_GW, GATEWAY_MISSING), bank),
    };

    private static Cell Contradicted(ReasonCode contradiction, GatewaySide gateway, BankSide bank)
    {
        ImmutableArray<ReasonCode> reasons = [contradiction];
        if (gateway.FailedLater) reasons = reasons.Add(GW_FAILED_LATER);
        if (bank.IsReposted) reasons = reasons.Add(REPOSTED);
        return WithPostings(Cell.Settled(MISMATCH, reasons), bank);
    }

    /// <summary>A second posting is worth a word whatever the gateway says.</summary>
    private static Cell WithPostings(Cell cell, BankSide bank)
    {
        if (!bank.LooksPostedTwice) return cell;
        var overdue = cell.Awaited == Awaited.Nothing ? cell.Overdue : cell.Overdue with { Reasons = cell.Overdue.Reasons.Add(DUP_BANK_POSTING) };
        return cell with { Now = cell.Now with { Reasons = cell.Now.Reasons.Add(DUP_BANK_POSTING) }, Overdue = overdue };
    }
}
