using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>Deadlines that ask the awaited side's gate before they pass.</summary>
public sealed class GateStories
{
    private static readonly MatchRules Rules = new() { AsksGates = true };

    [Fact]
    public void Deadline_WhenTheGateLetsItPass_Alerts() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD rail=card  | WAIT_BANK, due 01:00, Fact
        01:00  deadline                       | gate bank bank|stripe|card since 00:00 holds 0
        01:00  gate pass                      | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        01:01  gate pass                      | silent
        01:02  deadline                       | silent
        """, Rules);

    [Fact]
    public void Deadline_WhenTheAnswerIsLost_IsAskedAgainByTheSweeper() => Story.TellsAll("""
        00:00  ledger  BB 2000 USD  | WAIT_GW, due 01:00, Fact
        01:00  deadline             | gate gateway gateway|ledger| since 00:00 holds 0
        03:00  deadline             | gate gateway gateway|ledger| since 00:00 holds 0
        03:00  gate pass            | ALERT_GW GATEWAY_MISSING, Deadline GATEWAY_MISSING; raise 1 GATEWAY_MISSING|-|ledger 20.00 USD since 00:00
        """, Rules);

    [Fact]
    public void C50_WhenTheFeedIsSilent_HoldsAndHealsWithoutAnAlert()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD fact=ch_1         | WAIT_BANK, due 01:00, Fact
            01:00  deadline                              | gate bank bank|stripe| since 00:00 holds 0
            01:00  gate hold=03:00 stale                 | WAIT_BANK, due 03:00, Hold FEED_STALE
            01:00  gate hold=04:00 stale generation=1    | silent
            02:00  stripe  GS 2000 USD fact=ch_1         | WAIT_BANK, still due 03:00, Duplicate DUP_SEMANTIC
            03:00  deadline                              | gate bank bank|stripe| since 00:00 holds 1
            03:00  gate hold=06:00 stale                 | WAIT_BANK, due 06:00, Hold FEED_STALE
            """, Rules);
        Assert.True(story.LastEntry!.After.Handling!.IsHeld);
        var step = Transaction.Observe(story.State, Facts.Of("BB", 2000, "USD"), Rules, Story.Start.AddMinutes(5));
        Assert.Equal(["M00_EXACT"], step.Next!.Reasons.Select(reason => $"{reason}"));
        Assert.Null(step.Next.Attention!.Hold);
    }

    [Fact]
    public void Checks_WhenTheyFindNothing_AskTheGateOnceMoreBeforeAnybodyIsTold() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD      | WAIT_BANK, due 01:00, Fact
        01:00  deadline                 | gate bank bank|stripe| since 00:00 holds 0
        01:00  gate pass                | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
        01:36  end                      | WAIT_BANK, due 01:36, ChecksEnded
        01:36  deadline                 | gate bank bank|stripe| since 00:00 holds 1
        01:36  gate hold=03:00 stale    | WAIT_BANK, due 03:00, Hold FEED_STALE
        03:00  deadline                 | gate bank bank|stripe| since 00:00 holds 2
        03:00  gate pass                | WAIT_BANK, due 45:36, Deadline; asks 2 BankByReference+BankByAmountAndDay
        03:36  end                      | WAIT_BANK, due 03:36, ChecksEnded
        03:36  deadline                 | gate bank bank|stripe| since 00:00 holds 1
        03:36  gate pass                | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        """, PlaybookStories.Rules with { AsksGates = true });

    [Fact]
    public void Checks_WhenSilenceTurnsIntoAMismatch_AreNotBegunAgainForIt() => Story.TellsAll("""
        00:00  stripe  GP 2000 USD  | GW_PENDING, due 168:00:00, Fact
        00:01  ledger  BB 2000 USD  | WAIT_GW, due 01:01, Fact
        01:01  deadline             | gate gateway gateway|ledger| since 00:01 holds 0
        01:01  gate pass            | WAIT_GW, due 37:37, Deadline; asks 1 GatewayById
        01:37  end                  | WAIT_GW, due 01:37, ChecksEnded
        01:37  deadline             | gate gateway gateway|ledger| since 00:01 holds 1
        01:37  gate pass            | MISMATCH STS_GW_PENDING_BANK_OK, Deadline STS_GW_PENDING_BANK_OK; raise 1 STS_GW_PENDING_BANK_OK|stripe|ledger 20.00 USD since 00:01
        """, PlaybookStories.Rules with { AsksGates = true });

    [Fact]
    public void Hold_OfASlowRail_IsNoStaleFeed()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
            01:00  deadline             | gate bank bank|stripe| since 00:00 holds 0
            01:00  gate hold=03:00      | WAIT_BANK, due 03:00, Hold
            """, Rules);
        Assert.Null(story.LastEntry!.After.Handling);
    }

    [Fact]
    public void Hold_WhenAnotherWaitBegins_IsDropped() => Story.TellsAll("""
        00:00     stripe  GS 2000 USD        | WAIT_BANK, due 01:00, Fact
        01:00     deadline                   | gate bank bank|stripe| since 00:00 holds 0
        01:00     gate hold=09:00 stale      | WAIT_BANK, due 09:00, Hold FEED_STALE
        02:00     ledger  BP 2000 USD        | WAIT_BANK, due 24:02:00, Fact
        09:00     deadline 2                 | WAIT_BANK, still due 24:02:00, StaleDeadline
        """, Rules);

    [Fact]
    public void Answer_WhenTheMoneyCameMeanwhile_IsIgnored() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD      | WAIT_BANK, due 01:00, Fact
        01:00  deadline                 | gate bank bank|stripe| since 00:00 holds 0
        01:01  ledger  BB 2000 USD      | MATCHED M00_EXACT, Fact M00_EXACT
        01:02  gate hold=03:00 stale    | silent
        01:03  gate pass                | silent
        """, Rules);

    [Fact]
    public void Answer_WhenNobodyAsked_IsIgnored() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:30  gate pass            | silent
        """, Rules);

    [Fact]
    public void Authorisation_WhenItExpires_AsksNoGate() => Story.TellsAll("""
        00:00      stripe  GP 2000 USD  | GW_PENDING, due 168:00:00, Fact
        168:00:00  deadline             | NO_MONEY AUTH_EXPIRED, Deadline AUTH_EXPIRED
        """, Rules);

    [Fact]
    public void Hold_UntilATimeThatIsPast_StillArmsATimer()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD     | WAIT_BANK, due 01:00, Fact
            02:00  deadline                | gate bank bank|stripe| since 00:00 holds 0
            02:00  gate hold=01:00 stale   | WAIT_BANK, due 01:00, Hold FEED_STALE
            02:10  deadline                | gate bank bank|stripe| since 00:00 holds 1
            """, Rules);
        Assert.Equal(2, story.State!.Generation);
    }

    [Fact]
    public void Pass_WithAPlaybook_BeginsTheChecks() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | gate bank bank|stripe| since 00:00 holds 0
        01:00  gate pass            | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
        01:30  gate pass            | silent
        """, PlaybookStories.Rules with { AsksGates = true });
}
