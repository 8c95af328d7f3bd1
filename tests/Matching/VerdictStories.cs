using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>Cases C01 to C10 and those on parts and reversals: what both sides say is compared.</summary>
public sealed class VerdictStories
{
    [Fact]
    public void C01_WhenTheBankFollows_Matches() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void C02_WhenTheBankIsFirst_MatchesAlike() => Story.Tells("""
        00:00  ledger  BB 2000 USD  | WAIT_GW, due 01:00, Fact
        00:03  stripe  GS 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void C03_WhenTheBankIsSilent_AlertsOnce() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        02:00  deadline             | silent
        """);

    [Fact]
    public void C04_WhenTheGatewayIsSilent_Alerts() => Story.Tells("""
        00:00  ledger  BB 2000 USD  | WAIT_GW, due 01:00, Fact
        01:00  deadline             | ALERT_GW GATEWAY_MISSING, Deadline GATEWAY_MISSING
        """);

    [Fact]
    public void C05_WhenOneUnitIsMissing_Mismatches() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 1999 USD  | MISMATCH AMT_UNDER, diff -1, Fact AMT_UNDER
        """);

    [Fact]
    public void C06_WhenWithinTolerance_MatchesAndKeepsTheSignedDifference() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 2001 USD  | MATCHED M01_TOLERANCE_AMOUNT, diff +1, Fact M01_TOLERANCE_AMOUNT
        """, new MatchRules { ToleranceMinor = 5 });

    [Fact]
    public void Tolerance_WhenABookingRepeatsInsideIt_DoesNotHideThat() => Story.Tells("""
        00:00  stripe  GS 5 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 5 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        00:04  ledger  BB 5 USD  | MISMATCH DUP_BANK_POSTING+AMT_OVER, diff +5, Fact DUP_BANK_POSTING
        """, new MatchRules { ToleranceMinor = 5 });

    [Fact]
    public void C07_WhenOnlyCurrenciesDiffer_MismatchesOnCurrency() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 2000 EUR  | MISMATCH CCY_DIFF, Fact CCY_DIFF
        """);

    [Fact]
    public void C08_WhenAFailedPaymentIsBooked_TheFullAmountIsAtRisk() => Story.Tells("""
        00:00  stripe  GF 2000 USD  | NO_MONEY, Fact
        00:03  ledger  BB 2000 USD  | MISMATCH STS_GW_FAILED_BANK_OK, diff +2000, Fact STS_GW_FAILED_BANK_OK
        """);

    [Fact]
    public void C09_WhenTheBankReturnsWithoutBooking_HoldsTheReturnAsEvidence() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BR 2000 USD  | WAIT_BANK, still due 01:00, Fact
        01:00  deadline             | ALERT_BANK BANK_MISSING+STS_BANK_RETURNED, Deadline BANK_MISSING
        """);

    [Fact]
    public void C10_WhenCurrencyAndAmountDiffer_RecordsBothDimensions()
    {
        var story = Story.Tells("""
            00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
            00:03  ledger  BB 1999 EUR  | MISMATCH CCY_DIFF, Fact CCY_DIFF
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
        00:00  stripe  GS 2000 USD    | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 200000 USD  | MISMATCH AMT_SCALE, diff +198000, Fact AMT_SCALE
        """);

    [Fact]
    public void Direction_WhenTheBankDebits_IsWrong() => Story.Tells("""
        00:00  stripe  GS 2000 USD        | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 2000 USD debit  | MISMATCH DIR_WRONG, Fact DIR_WRONG
        """);

    [Fact]
    public void C53_WhenOneBookingCoversTwoCaptures_MatchesBySum() => Story.Tells("""
        00:00  generic GS 6000 USD   | WAIT_BANK, due 01:00, Fact
        00:01  generic GS 4000 USD   | WAIT_BANK, still due 01:00, Fact
        00:03  ledger  BB 10000 USD  | MATCHED M04_SPLIT_SUM, Fact M04_SPLIT_SUM
        """);

    [Fact]
    public void RunningTotal_WhenSeveralCame_TheLargestCounts() => Story.Tells("""
        00:00  stripe  GS 6000 USD cumulative   | WAIT_BANK, due 01:00, Fact
        00:01  stripe  GS 10000 USD cumulative  | WAIT_BANK, still due 01:00, Fact
        00:03  ledger  BB 10000 USD             | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void SecondBooking_WhenTheSumIsTheGross_MatchesBySum() => Story.Tells("""
        00:00  stripe  GS 10000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 6000 USD   | MISMATCH AMT_UNDER, diff -4000, Fact AMT_UNDER
        00:04  ledger  BB 4000 USD   | MATCHED M04_SPLIT_SUM, Fact M04_SPLIT_SUM
        """);

    [Fact]
    public void SecondBooking_WhenItRepeatsTheAmount_IsADuplicatePosting() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        00:04  ledger  BB 2000 USD  | MISMATCH DUP_BANK_POSTING+AMT_OVER, diff +2000, Fact DUP_BANK_POSTING
        00:09  ledger  BR 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void C55_WhenPartsAreMissing_IsPartialUntilTheDeadline() => Story.Tells("""
        00:00  stripe  GS 10000 USD          | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 6000 USD part=1/2  | PARTIAL, due 01:03, diff -4000, Fact
        01:03  deadline                      | MISMATCH SPLIT_INCOMPLETE+AMT_UNDER, diff -4000, Deadline SPLIT_INCOMPLETE
        01:09  ledger  BB 4000 USD part=2/2  | MATCHED M06_LATE+M04_SPLIT_SUM, Fact M06_LATE
        """);

    [Fact]
    public void C73_WhenTheBankReturnsAndTheGatewayReverses_EndsReversed() => Story.Tells("""
        00:00     stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03     ledger  BB 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        24:00:00  ledger  BR 2000 USD  | MISMATCH STS_BANK_RETURNED, diff -2000, Fact STS_BANK_RETURNED
        25:00:00  stripe  GR 2000 USD  | REVERSED, Fact
        26:00:00  ledger  BB 2000 USD  | MISMATCH STS_GW_REVERSED_BANK_OK+REPOSTED, diff +2000, Fact STS_GW_REVERSED_BANK_OK
        """);

    [Fact]
    public void Reversal_WithoutItsOriginal_AlertsAtTheDeadline() => Story.Tells("""
        00:00  stripe  GR 2000 USD  | GW_PENDING, due 01:00, Fact
        01:00  deadline             | ALERT_GW REVERSAL_WITHOUT_ORIGINAL, Deadline REVERSAL_WITHOUT_ORIGINAL
        01:05  stripe  GS 2000 USD  | NO_MONEY, Fact
        """);

    [Fact]
    public void Authorisation_WhenItIsNeverCaptured_Expires() => Story.Tells("""
        00:00      stripe  GP 2000 USD  | GW_PENDING, due 168:00:00, Fact
        168:00:00  deadline             | NO_MONEY AUTH_EXPIRED, Deadline AUTH_EXPIRED
        """);

    [Fact]
    public void Authorisation_WhenTheBankBooksWithoutACapture_MismatchesAndHeals() => Story.Tells("""
        00:00  stripe  GP 2000 USD  | GW_PENDING, due 168:00:00, Fact
        00:03  ledger  BB 2000 USD  | WAIT_GW, due 01:03, Fact
        01:03  deadline             | MISMATCH STS_GW_PENDING_BANK_OK, Deadline STS_GW_PENDING_BANK_OK
        01:10  stripe  GS 2000 USD  | MATCHED M06_LATE+M00_EXACT, Fact M06_LATE
        """);

    [Fact]
    public void Announcement_WhenTheBankKeepsItPending_IsTooLongAfterADay() => Story.Tells("""
        00:00     stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03     ledger  BP 2000 USD  | WAIT_BANK, due 24:00:03, Fact
        01:00     deadline 1           | WAIT_BANK, still due 24:00:03, StaleDeadline
        24:00:03  deadline             | ALERT_BANK BANK_PENDING_TOO_LONG, Deadline BANK_PENDING_TOO_LONG
        24:00:09  ledger  BB 2000 USD  | MATCHED M06_LATE+M00_EXACT, Fact M06_LATE
        """);

    [Fact]
    public void Note_WhenItIsAlone_LeavesTheTransactionNew() => Story.Tells("""
        00:00  stripe  NOTE 2000 USD  | NEW, Fact
        00:01  deadline 1             | NEW, StaleDeadline TIMER_ON_NEW
        00:02  deadline 1             | silent
        00:03  stripe  GS 2000 USD    | WAIT_BANK, due 01:03, Fact
        01:03  deadline               | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        """);

    [Fact]
    public void SecondBooking_WhenTheGatewayIsSilent_IsFlaggedWhileWaiting() => Story.Tells("""
        00:00  ledger  BB 2000 USD  | WAIT_GW, due 01:00, Fact
        00:05  ledger  BB 2000 USD  | WAIT_GW DUP_BANK_POSTING, still due 01:00, Fact DUP_BANK_POSTING
        01:00  deadline             | ALERT_GW GATEWAY_MISSING+DUP_BANK_POSTING, Deadline GATEWAY_MISSING
        """);

    [Fact]
    public void Return_WhenItIsOfPartOfTheMoney_LeavesTheRestBooked() => Story.Tells("""
        00:00  stripe  GF 2000 USD  | NO_MONEY, Fact
        00:03  ledger  BB 2000 USD  | MISMATCH STS_GW_FAILED_BANK_OK, diff +2000, Fact STS_GW_FAILED_BANK_OK
        00:09  ledger  BR 1500 USD  | MISMATCH STS_GW_FAILED_BANK_OK, diff +500, Fact
        00:10  ledger  BR 500 USD   | REVERSED, Fact
        """);

    [Fact]
    public void Return_WhenItIsOfPartOfACapture_IsEvidenceOfTheDifference() => Story.Tells("""
        00:00  stripe  GS 100 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 100 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        00:09  ledger  BR 40 USD   | MISMATCH AMT_UNDER+STS_BANK_RETURNED, diff -40, Fact AMT_UNDER
        00:12  ledger  BR 60 USD   | MISMATCH STS_BANK_RETURNED, diff -100, Fact STS_BANK_RETURNED
        """);

    [Fact]
    public void Parts_WhenOneCurrencyDiffers_MismatchAtOnce() => Story.Tells("""
        00:00  stripe  GS 10000 USD          | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 6000 USD part=1/2  | PARTIAL, due 01:03, diff -4000, Fact
        00:04  ledger  BB 4000 EUR part=2/2  | MISMATCH CCY_DIFF, Fact CCY_DIFF
        """);

    [Fact]
    public void Parts_WhenTheyAreEqualButNumbered_AreNoDuplicatePosting() => Story.Tells("""
        00:00  stripe  GS 10000 USD          | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 3000 USD part=1/3  | PARTIAL, due 01:03, diff -7000, Fact
        00:04  ledger  BB 3000 USD part=2/3  | PARTIAL, still due 01:03, diff -4000, Fact
        00:05  ledger  BB 4000 USD part=3/3  | MATCHED M04_SPLIT_SUM, Fact M04_SPLIT_SUM
        """);
}
