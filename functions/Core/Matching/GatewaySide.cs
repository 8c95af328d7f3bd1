namespace RealRecon.Core.Matching;

/// <summary>The gateway's word on a movement: the rows of the verdict matrix.</summary>
internal enum GatewayView
{
    None,
    Pending,
    Success,
    Failed,
    Reversed,

    /// <summary>A reversal of something that the gateway never mentioned.</summary>
    OrphanReversal,
}

/// <summary>All gateway facts of a transaction, summed up.</summary>
internal sealed record GatewaySide
{
    internal required GatewayView View { get; init; }

    /// <summary>The event that speaks for the side; null without gateway facts.</summary>
    internal PaymentEvent? Speaker { get; init; }

    /// <summary>Minor units in the speaker's currency: all captures together for a success, else what the speaker says.</summary>
    internal long AmountMinor { get; init; }

    /// <summary>Successes in more than one currency.</summary>
    internal bool IsMixed { get; init; }

    /// <summary>Captures that the amount is made of.</summary>
    internal int Pieces { get; init; }

    /// <summary>It succeeded and failed later.</summary>
    internal bool FailedLater { get; init; }

    /// <summary>The last failure by the gateway's clock: facts from before it wait for nothing.</summary>
    internal DateTimeOffset LastFailure { get; init; }

    private static readonly GatewaySide Silent = new() { View = GatewayView.None };

    internal static GatewaySide Of(in FactSet facts)
    {
        var reversal = facts.Speaker(FactKind.GatewayReversal);
        var success = facts.Speaker(FactKind.GatewaySuccess);
        var failure = facts.Speaker(FactKind.GatewayFailure);
        var pending = facts.Speaker(FactKind.GatewayPending);
        var (view, speaker) = (reversal, success, failure, pending) switch
        {
            ({ } r, null, null, null) => (GatewayView.OrphanReversal, r),
            ({ } r, _, _, _) => (GatewayView.Reversed, r),
            // A capture after a failed try is legal (Razorpay documents it), and so is one in the same second.
            (_, { } s, _, _) when failure is null || s.OccurredAt >= failure.OccurredAt => (GatewayView.Success, s),
            (_, _, { } f, { } p) when p.OccurredAt > f.OccurredAt => (GatewayView.Pending, p),
            (_, _, { } f, _) => (GatewayView.Failed, f),
            (_, _, _, { } p) => (GatewayView.Pending, p),
            _ => (GatewayView.None, (PaymentEvent?)null),
        };
        if (speaker is null) return Silent;
        var side = new GatewaySide
        {
            View = view,
            Speaker = speaker,
            AmountMinor = speaker.Amount.MinorUnits,
            Pieces = 1,
            FailedLater = view == GatewayView.Failed && success is not null,
            LastFailure = failure?.OccurredAt ?? DateTimeOffset.MinValue,
        };
        return view == GatewayView.Success ? side.WithCaptures(facts) : side;
    }

    /// <summary>A running total already holds the single captures beside it, so the larger of the two sums is what was captured.</summary>
    private GatewaySide WithCaptures(in FactSet facts)
    {
        var (total, sum, pieces, mixed) = ((Int128)0, (Int128)0, 0, false);
        foreach (var fact in facts.Facts)
        {
            if (fact.Fact != FactKind.GatewaySuccess) continue;
            if (fact.Amount.Currency != Speaker!.Amount.Currency) mixed = true;
            else if (fact.Cumulative) total = Int128.Max(total, fact.Amount.MinorUnits);
            else (sum, pieces) = (sum + fact.Amount.MinorUnits, pieces + 1);
        }

        return this with { AmountMinor = Minor.Clamp(Int128.Max(total, sum)), IsMixed = mixed, Pieces = total >= sum ? 1 : pieces };
    }
}
