using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>What people are told of a transaction: each cause once, and that it is over.</summary>
public sealed class AlertStories
{
    private static readonly MatchRules Rules = new();

    [Fact]
    public void C49_WhenTheBankComesAfterTheAlert_ItIsCleared() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        01:30  ledger  BP 2000 USD  | ALERT_BANK BANK_MISSING, Fact
        09:00  ledger  BB 2000 USD  | MATCHED M06_LATE+M00_EXACT, Fact M06_LATE; clear 1 BANK_MISSING; pace bank|stripe| 09:00
        """, Rules);

    [Fact]
    public void Cause_WhenItBecomesAnother_IsClearedAndRaisedAnew() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        01:30  ledger  BB 1900 USD  | MISMATCH AMT_UNDER, diff -100, Fact AMT_UNDER; clear 1 BANK_MISSING; raise 2 AMT_UNDER|stripe|ledger 1.00 USD since 00:00
        01:40  ledger  BB 100 USD   | MATCHED M06_LATE+M04_SPLIT_SUM, Fact M06_LATE; clear 2 AMT_UNDER; pace bank|stripe| 01:30
        """, Rules);

    [Fact]
    public void C48_WhenTheEventsWereOld_NobodyIsPaged() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD at=-720:00:00  | WAIT_BANK, due 01:00, Fact
        01:00  deadline                           | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00 backfill
        """, Rules);

    [Fact]
    public void Event_WhenItCameHoursLate_IsNoBackfill() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD at=-06:00:00  | WAIT_BANK, due 01:00, Fact
        01:00  deadline                          | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        """, Rules);

    [Fact]
    public void Backfill_OfABankThatBooksByTheDay_IsTakenWithItsDay()
    {
        // The story begins at ten: midnight of the same day, and of the day before.
        Story.TellsAll("""
            00:00  camt  BB 2000 USD at=-10:00:00  | WAIT_GW, due 01:00, Fact
            01:00  deadline                        | ALERT_GW GATEWAY_MISSING, Deadline GATEWAY_MISSING; raise 1 GATEWAY_MISSING|-|camt 20.00 USD since 00:00
            """, Rules);
        Story.TellsAll("""
            00:00  camt  BB 2000 USD at=-82:00:00  | WAIT_GW, due 01:00, Fact
            01:00  deadline                        | ALERT_GW GATEWAY_MISSING, Deadline GATEWAY_MISSING; raise 1 GATEWAY_MISSING|-|camt 20.00 USD since 00:00 backfill
            """, Rules);
    }

    [Theory]
    [InlineData("MISMATCH", "AMT_UNDER", -300L, 300L)]
    [InlineData("MISMATCH", "AMT_OVER", 300L, 300L)]
    [InlineData("MISMATCH", "SPLIT_INCOMPLETE", -300L, 300L)]
    [InlineData("MISMATCH", "STS_BANK_RETURNED", -2000L, 2000L)]
    [InlineData("MISMATCH", "CCY_DIFF", null, 2000L)]
    [InlineData("ALERT_BANK", "BANK_MISSING", null, 2000L)]
    [InlineData("MATCHED", "M00_EXACT", 0L, 0L)]
    [InlineData("RESOLVED", "M07_MANUAL", -300L, 0L)]
    [InlineData("MISMATCH", "AMT_OVER", long.MinValue, long.MaxValue)]
    public void Exposure_OfAVerdict_IsWhatIsAtRisk(string state, string reason, long? difference, long atRisk) => Assert.Equal(
        new Money(atRisk, Currency.Of("USD")),
        Exposure.Of(new Verdict
        {
            State = Enum.Parse<MatchState>(state),
            Reasons = [Enum.Parse<ReasonCode>(reason)],
            Gateway = new SideView("stripe", 2000, "USD", LifecycleStatus.CAPTURED, Story.Start),
            Bank = null,
            DifferenceMinor = difference,
            Compared = [],
            Deadline = null,
        }));
}
