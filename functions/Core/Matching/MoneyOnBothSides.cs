using System.Collections.Immutable;
using static RealRecon.Core.Matching.MatchState;
using static RealRecon.Core.ReasonCode;

namespace RealRecon.Core.Matching;

/// <summary>The cells in which both sides say that money moved, and so the money is compared.</summary>
internal static class MoneyOnBothSides
{
    internal static Cell Decide(GatewaySide gateway, BankSide bank, in Comparison comparison)
    {
        var differences = Differences(gateway, bank, comparison);
        if (!differences.IsEmpty)
        {
            if (AwaitsParts(gateway, bank, differences)) return Partial;

            // Why the sides differ may well be what went back.
            return Cell.Settled(MISMATCH, bank.HasReturn ? differences.Add(STS_BANK_RETURNED) : differences);
        }

        var isSplit = bank.Pieces > 1 || gateway.Pieces > 1;
        if (comparison.ExplainingFees != 0) return isSplit ? Cell.Settled(MATCHED, M02_FEE_EXPLAINED, M04_SPLIT_SUM) : Cell.Settled(MATCHED, M02_FEE_EXPLAINED);
        return (comparison.Amount == ComparisonOutcome.WithinTolerance, isSplit) switch
        {
            (true, true) => Cell.Settled(MATCHED, M01_TOLERANCE_AMOUNT, M04_SPLIT_SUM),
            (true, false) => Cell.Settled(MATCHED, M01_TOLERANCE_AMOUNT),
            (false, true) => Cell.Settled(MATCHED, M04_SPLIT_SUM),
            (false, false) => Cell.Settled(MATCHED, M00_EXACT),
        };
    }

    private static readonly Cell Partial = Cell.Waiting(PARTIAL, Awaited.Parts, MISMATCH, SPLIT_INCOMPLETE, AMT_UNDER);

    private static ImmutableArray<ReasonCode> Differences(GatewaySide gateway, BankSide bank, in Comparison comparison)
    {
        ImmutableArray<ReasonCode> found = [];
        if (comparison.Currency == ComparisonOutcome.Different) found = found.Add(CCY_DIFF);
        if (comparison.Direction == ComparisonOutcome.Different) found = found.Add(DIR_WRONG);
        if (comparison.Amount != ComparisonOutcome.Different) return found;
        if (bank.LooksPostedTwice) found = found.Add(DUP_BANK_POSTING);
        return found.Add(AmountCode(gateway.AmountMinor, bank.AmountMinor));
    }

    /// <summary>More parts are announced than came, and the missing ones are all that is wrong.</summary>
    private static bool AwaitsParts(GatewaySide gateway, BankSide bank, ImmutableArray<ReasonCode> differences) =>
        bank.PartCount > bank.Pieces && bank.AmountMinor < gateway.AmountMinor && differences is [AMT_UNDER or AMT_SCALE];

    /// <summary>A factor of 10, 100 or 1000 is a decimal point in the wrong place, not an amount that somebody paid.</summary>
    private static ReasonCode AmountCode(Int128 gateway, Int128 bank)
    {
        for (var factor = 10; factor <= 1000; factor *= 10)
        {
            if (bank == gateway * factor || gateway == bank * factor) return AMT_SCALE;
        }

        return bank < gateway ? AMT_UNDER : AMT_OVER;
    }
}
