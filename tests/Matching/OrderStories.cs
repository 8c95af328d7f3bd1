using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>Cases C40 to C49: late, early, stale and lost.</summary>
public sealed class OrderStories
{
    [Fact]
    public void C40_WhenACaptureFollowsAFailure_MatchesWithoutAnAlert() => Story.Tells("""
        00:00  razorpay  GF 2000 INR  | ?
        00:30  razorpay  GS 2000 INR  | ?
        00:33  ledger    BB 2000 INR  | ?
        """);

    [Fact]
    public void C42_WhenAFailureFollowsACapture_NoMoneyIsExpected() => Story.Tells("""
        00:00  stripe  GS 2000 USD          | ?
        00:05  stripe  GF 2000 USD          | ?
        00:09  stripe  GF 2000 USD at=-0:30 | ?
        """);

    [Fact]
    public void C44_WhenTheBankIsAMomentLate_AlertsThenHeals() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | ?
        01:00  deadline             | ?
        01:00  ledger  BB 2000 USD  | ?
        """);

    [Fact]
    public void C45_WhenTheTimerOutlivesTheWait_IsAuditedOnceAndIgnored() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | ?
        00:59  ledger  BB 2000 USD  | ?
        01:00  deadline 1           | ?
        01:01  deadline 1           | ?
        """);

    [Fact]
    public void C46_WhenTheSweeperSignalsALostTimer_CountsAsTheTimer() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | ?
        03:00  deadline 1           | ?
        03:01  deadline 1           | ?
        """);

    [Fact]
    public void C48_WhenLastMonthIsBackFilled_WaitsFromReceipt() => Story.Tells("""
        00:00  stripe  GS 2000 USD at=-720:00:00  | ?
        00:40  ledger  BB 2000 USD at=-719:59:57  | ?
        """);

    [Fact]
    public void C49_WhenTheBankComesAfterTheAlert_HealsLate() => Story.Tells("""
        00:00  stripe  GS 2000 USD  | ?
        01:00  deadline             | ?
        09:00  ledger  BB 2000 USD  | ?
        """);

    [Fact]
    public void Retry_AfterAnAlertAndAFailure_WaitsAnewAndIsNotLate() => Story.Tells("""
        00:00  razorpay  GS 2000 INR fact=pay_X  | ?
        01:00  deadline                          | ?
        01:30  razorpay  GF 2000 INR             | ?
        05:00  razorpay  GS 2000 INR fact=pay_X  | ?
        05:30  ledger    BB 2000 INR             | ?
        """);

    [Fact]
    public void Confirmation_AfterAnAlert_DoesNotWithdrawIt() => Story.Tells("""
        00:00  stripe  GS 2000 USD fact=ch_1  | ?
        01:00  deadline                       | ?
        01:30  stripe  GS 2000 USD fact=ch_1  | ?
        """);

    [Fact]
    public void Clock_WhenAProviderIsAYearAhead_IsNotBelieved() => Story.Tells("""
        00:00  stripe  GS 2000 USD at=8760:00:00  | ?
        """);

    [Fact]
    public void Clock_WhenAnEventWasHeldUpBriefly_WaitsFromWhatTheProviderSays() => Story.Tells("""
        00:00  stripe  GS 2000 USD at=-0:20  | ?
        00:01  stripe  GF 2000 USD at=-0:25  | ?
        """);

    [Fact]
    public void Deadline_WhenTheTransactionIsUnknown_ChangesNothing()
    {
        var step = Transaction.ReachDeadline(null, new DeadlineReached(1, Story.Start), new MatchRules(), Story.Start);
        Assert.Null(step.Next);
        Assert.Empty(step.Outbox);
    }
}
