using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>Cases C01 to C10 and those on parts and reversals: what both sides say is compared.</summary>
public sealed class VerdictStories
{
    [Fact]
    public void C01_WhenTheBankFollows_Matches() => Story.Tells("""
        00:00  stripe  GS 2000 USD     | ?
        00:03  ledger  BB 2000 USD     | ?
        """);

    [Fact]
    public void C02_WhenTheBankIsFirst_MatchesAlike() => Story.Tells("""
        00:00  ledger  BB 2000 USD     | ?
        00:03  stripe  GS 2000 USD     | ?
        """);

    [Fact]
    public void C03_WhenTheBankIsSilent_AlertsOnce() => Story.Tells("""
        00:00  stripe  GS 2000 USD     | ?
        01:00  deadline                | ?
        02:00  deadline                | ?
        """);

    [Fact]
    public void C04_WhenTheGatewayIsSilent_Alerts() => Story.Tells("""
        00:00  ledger  BB 2000 USD     | ?
        01:00  deadline                | ?
        """);

    [Fact]
    public void C05_WhenOneUnitIsMissing_Mismatches() => Story.Tells("""
        00:00  stripe  GS 2000 USD     | ?
        00:03  ledger  BB 1999 USD     | ?
        """);

    [Fact]
    public void C06_WhenWithinTolerance_MatchesAndKeepsTheSignedDifference() => Story.Tells("""
        00:00  stripe  GS 2000 USD     | ?
        00:03  ledger  BB 2001 USD     | ?
        """, new MatchRules { ToleranceMinor = 5 });

    [Fact]
    public void Tolerance_WhenABookingRepeatsInsideIt_DoesNotHideThat() => Story.Tells("""
        00:00  stripe  GS 5 USD        | ?
        00:03  ledger  BB 5 USD        | ?
        00:04  ledger  BB 5 USD        | ?
        """, new MatchRules { ToleranceMinor = 5 });

    [Fact]
    public void C07_WhenOnlyCurrenciesDiffer_MismatchesOnCurrency() => Story.Tells("""
        00:00  stripe  GS 2000 USD     | ?
        00:03  ledger  BB 2000 EUR     | ?
        """);

    [Fact]
    public void C08_WhenAFailedPaymentIsBooked_TheFullAmountIsAtRisk() => Story.Tells("""
        00:00  stripe  GF 2000 USD     | ?
        00:03  ledger  BB 2000 USD     | ?
        """);

    [Fact]
    public void C09_WhenTheBankReturnsWithoutBooking_HoldsTheReturnAsEvidence() => Story.Tells("""
        00:00  stripe  GS 2000 USD     | ?
        00:03  ledger  BR 2000 USD     | ?
        01:00  deadline                | ?
        """);

    [Fact]
    public void C10_WhenCurrencyAndAmountDiffer_RecordsBothDimensions()
    {
        var story = Story.Tells("""
            00:00  stripe  GS 2000 USD     | ?
            00:03  ledger  BB 1999 EUR     | ?
            """);
        Assert.Equal(
            [
                new FieldComparison("currency", "USD", "EUR", ComparisonOutcome.Different),
                new FieldComparison("direction", "CREDIT", "CREDIT", ComparisonOutcome.Equal),
                new FieldComparison("status", "CAPTURED", "BOOKED", ComparisonOutcome.Equal),
                new FieldComparison("amount", "20.00 USD", "19.99 EUR", ComparisonOutcome.NotEvaluated),
                new FieldComparison("reference", "tx-1", "tx-1", ComparisonOutcome.Equal),
            ],
            story.LastEntry!.After.Verdict.Compared);
    }

    [Fact]
    public void Amount_WhenTheDecimalPointMoved_IsAScaleError() => Story.Tells("""
        00:00  stripe  GS 2000 USD     | ?
        00:03  ledger  BB 200000 USD   | ?
        """);

    [Fact]
    public void Direction_WhenTheBankDebits_IsWrong() => Story.Tells("""
        00:00  stripe  GS 2000 USD        | ?
        00:03  ledger  BB 2000 USD debit  | ?
        """);

    [Fact]
    public void C53_WhenOneBookingCoversTwoCaptures_MatchesBySum() => Story.Tells("""
        00:00  generic GS 6000 USD     | ?
        00:01  generic GS 4000 USD     | ?
        00:03  ledger  BB 10000 USD    | ?
        """);

    [Fact]
    public void RunningTotal_WhenSeveralCame_TheLargestCounts() => Story.Tells("""
        00:00  stripe  GS 6000 USD cumulative   | ?
        00:01  stripe  GS 10000 USD cumulative  | ?
        00:03  ledger  BB 10000 USD             | ?
        """);

    [Fact]
    public void SecondBooking_WhenTheSumIsTheGross_MatchesBySum() => Story.Tells("""
        00:00  stripe  GS 10000 USD    | ?
        00:03  ledger  BB 6000 USD     | ?
        00:04  ledger  BB 4000 USD     | ?
        """);

    [Fact]
    public void SecondBooking_WhenItRepeatsTheAmount_IsADuplicatePosting() => Story.Tells("""
        00:00  stripe  GS 2000 USD     | ?
        00:03  ledger  BB 2000 USD     | ?
        00:04  ledger  BB 2000 USD     | ?
        00:09  ledger  BR 2000 USD     | ?
        """);

    [Fact]
    public void C55_WhenPartsAreMissing_IsPartialUntilTheDeadline() => Story.Tells("""
        00:00  stripe  GS 10000 USD          | ?
        00:03  ledger  BB 6000 USD part=1/2  | ?
        01:03  deadline                      | ?
        01:09  ledger  BB 4000 USD part=2/2  | ?
        """);

    [Fact]
    public void C73_WhenTheBankReturnsAndTheGatewayReverses_EndsReversed() => Story.Tells("""
        00:00     stripe  GS 2000 USD  | ?
        00:03     ledger  BB 2000 USD  | ?
        24:00:00  ledger  BR 2000 USD  | ?
        25:00:00  stripe  GR 2000 USD  | ?
        26:00:00  ledger  BB 2000 USD  | ?
        """);

    [Fact]
    public void Reversal_WithoutItsOriginal_AlertsAtTheDeadline() => Story.Tells("""
        00:00  stripe  GR 2000 USD     | ?
        01:00  deadline                | ?
        01:05  stripe  GS 2000 USD     | ?
        """);

    [Fact]
    public void Authorisation_WhenItIsNeverCaptured_Expires() => Story.Tells("""
        00:00      stripe  GP 2000 USD  | ?
        168:00:00  deadline             | ?
        """);

    [Fact]
    public void Authorisation_WhenTheBankBooksWithoutACapture_MismatchesAndHeals() => Story.Tells("""
        00:00  stripe  GP 2000 USD     | ?
        00:03  ledger  BB 2000 USD     | ?
        01:03  deadline                | ?
        01:10  stripe  GS 2000 USD     | ?
        """);

    [Fact]
    public void Announcement_WhenTheBankKeepsItPending_IsTooLongAfterADay() => Story.Tells("""
        00:00     stripe  GS 2000 USD  | ?
        00:03     ledger  BP 2000 USD  | ?
        01:00     deadline 1           | ?
        24:00:03  deadline             | ?
        24:00:09  ledger  BB 2000 USD  | ?
        """);

    [Fact]
    public void Note_WhenItIsAlone_LeavesTheTransactionNew() => Story.Tells("""
        00:00  stripe  NOTE 2000 USD   | ?
        00:01  deadline 1              | ?
        """);
}
