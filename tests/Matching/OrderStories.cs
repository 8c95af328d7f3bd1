using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>Cases C40 to C49: late, early, stale and lost.</summary>
public sealed class OrderStories
{
    [Fact]
    public void C39_WhenAReversalPrecedesItsCapture_RaisesNoAlert() => Story.Tells("""
        00:00  stripe  GR 2000 USD  | GW_PENDING, due 01:00, Fact
        00:30  stripe  GS 2000 USD  | NO_MONEY, Fact
        01:00  deadline 1           | NO_MONEY, StaleDeadline
        """);

    [Fact]
    public void C40_WhenACaptureFollowsAFailure_MatchesWithoutAnAlert() => Story.Tells("""
        00:00  razorpay  GF 2000 INR  | NO_MONEY, Fact
        00:30  razorpay  GS 2000 INR  | WAIT_BANK, due 01:30, Fact
        00:33  ledger    BB 2000 INR  | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void C42_WhenAFailureFollowsACapture_NoMoneyIsExpected() => Story.Tells("""
        00:00  stripe  GS 2000 USD           | WAIT_BANK, due 01:00, Fact
        00:05  stripe  GF 2000 USD           | NO_MONEY GW_FAILED_LATER, Fact GW_FAILED_LATER
        00:09  stripe  GF 2000 USD at=-0:30  | NO_MONEY GW_FAILED_LATER, Fact
        """);

    [Fact]
    public void C44_WhenTheBankIsAMomentLate_AlertsThenHeals() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        01:00  ledger  BB 2000 USD  | MATCHED M06_LATE+M00_EXACT, Fact M06_LATE
        """);

    [Fact]
    public void C45_WhenTheTimerOutlivesTheWait_IsAuditedOnceAndIgnored() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:59  ledger  BB 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        01:00  deadline 1           | MATCHED M00_EXACT, StaleDeadline
        01:01  deadline 1           | silent
        """);

    [Fact]
    public void C46_WhenTheSweeperSignalsALostTimer_CountsAsTheTimer() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        03:00  deadline 1           | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        03:01  deadline 1           | silent
        """);

    [Fact]
    public void C48_WhenLastMonthIsBackFilled_WaitsFromReceipt() => Story.Tells("""
        00:00  stripe  GS 2000 USD at=-720:00:00  | WAIT_BANK, due 01:00, Fact
        00:40  ledger  BB 2000 USD at=-719:59:57  | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void C49_WhenTheBankComesAfterTheAlert_HealsLate() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        09:00  ledger  BB 2000 USD  | MATCHED M06_LATE+M00_EXACT, Fact M06_LATE
        """);

    [Fact]
    public void Retry_AfterAnAlertAndAFailure_WaitsAnewAndIsNotLate() => Story.Tells("""
        00:00  razorpay  GS 2000 INR fact=pay_X  | WAIT_BANK, due 01:00, Fact
        01:00  deadline                          | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        01:30  razorpay  GF 2000 INR             | NO_MONEY GW_FAILED_LATER, Fact GW_FAILED_LATER
        05:00  razorpay  GS 2000 INR fact=pay_X  | WAIT_BANK, due 06:00, Fact
        05:30  ledger    BB 2000 INR             | MATCHED M00_EXACT, Fact M00_EXACT
        """);

    [Fact]
    public void Confirmation_AfterAnAlert_DoesNotWithdrawIt() => Story.Tells("""
        00:00  stripe  GS 2000 USD fact=ch_1  | WAIT_BANK, due 01:00, Fact
        01:00  deadline                       | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        01:30  stripe  GS 2000 USD fact=ch_1  | ALERT_BANK BANK_MISSING, Duplicate DUP_SEMANTIC
        """);

    [Fact]
    public void Announcement_AfterAnAlert_DoesNotWithdrawIt() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        01:30  ledger  BP 2000 USD  | ALERT_BANK BANK_MISSING, Fact
        09:00  ledger  BB 2000 USD  | MATCHED M06_LATE+M00_EXACT, Fact M06_LATE
        """);

    [Fact]
    public void Booking_AfterAnAlertOnItsAnnouncement_DoesNotWithdrawIt() => Story.Tells("""
        00:00     ledger  BP 2000 USD  | WAIT_GW, due 24:00:00, Fact
        24:00:00  deadline             | ALERT_GW GATEWAY_MISSING, Deadline GATEWAY_MISSING
        24:00:09  ledger  BB 2000 USD  | ALERT_GW GATEWAY_MISSING, Fact
        24:00:20  stripe  GS 2000 USD  | MATCHED M06_LATE+M00_EXACT, Fact M06_LATE
        """);

    [Fact]
    public void Booking_AfterAnAnnouncementInTime_StillGivesTheGatewayItsMinute() => Story.Tells("""
        00:00  ledger  BP 2000 USD  | WAIT_GW, due 24:00:00, Fact
        00:30  ledger  BB 2000 USD  | WAIT_GW, due 01:30, Fact
        01:30  deadline             | ALERT_GW GATEWAY_MISSING, Deadline GATEWAY_MISSING
        """);

    [Fact]
    public void Announcement_AfterANewTry_GivesTheBankItsTime() => Story.Tells("""
        00:00     razorpay  GS 2000 INR fact=pay_X  | WAIT_BANK, due 01:00, Fact
        01:00     deadline                          | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING
        01:30     razorpay  GF 2000 INR             | NO_MONEY GW_FAILED_LATER, Fact GW_FAILED_LATER
        05:00     razorpay  GS 2000 INR fact=pay_X  | WAIT_BANK, due 06:00, Fact
        05:30     ledger    BP 2000 INR             | WAIT_BANK, due 24:05:30, Fact
        24:05:30  deadline                          | ALERT_BANK BANK_PENDING_TOO_LONG, Deadline BANK_PENDING_TOO_LONG
        """);

    [Fact]
    public void Clock_WhenAProviderIsAYearAhead_IsNotBelieved() => Story.Tells("""
        00:00  stripe  GS 2000 USD at=8760:00:00  | WAIT_BANK, due 06:00, Fact
        """);

    [Fact]
    public void Clock_WhenAnEventWasHeldUpBriefly_WaitsFromWhatTheProviderSays() => Story.Tells("""
        00:00  stripe  GS 2000 USD at=-0:20  | WAIT_BANK, due 00:40, Fact
        """);

    [Fact]
    public void Deadline_WhenTheTransactionIsUnknown_ChangesNothing()
    {
        var step = Transaction.ReachDeadline(null, new DeadlineReached(1, Story.Start), new MatchRules(), Story.Start);
        Assert.Null(step.Next);
        Assert.Empty(step.Outbox);
    }
}
