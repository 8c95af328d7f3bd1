using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Resolution;
using static RealRecon.Core.Resolution.QuestionKind;

namespace RealRecon.Tests.Matching;

/// <summary>What is asked before people are told, for each reason that has a playbook.</summary>
public sealed class PlaybookStories
{
    internal static readonly MatchRules Rules = new()
    {
        Playbooks = new Playbooks(new Dictionary<ReasonCode, Playbook>
        {
            [ReasonCode.BANK_MISSING] = Asking(BankByReference, BankByAmountAndDay),
            [ReasonCode.BANK_PENDING_TOO_LONG] = Asking(BankByReference),
            [ReasonCode.GATEWAY_MISSING] = Asking(GatewayById),
            [ReasonCode.REVERSAL_WITHOUT_ORIGINAL] = Asking(GatewayById),
            [ReasonCode.STS_GW_PENDING_BANK_OK] = Asking(GatewayById),
            [ReasonCode.STS_GW_FAILED_BANK_OK] = Asking(GatewayById, BankByReference),
            [ReasonCode.STS_GW_REVERSED_BANK_OK] = Asking(GatewayById, BankByReference),
            [ReasonCode.STS_BANK_RETURNED] = Asking(GatewayRefunds, BankByReference),
            [ReasonCode.GW_FAILED_LATER] = Asking(GatewayById),
            [ReasonCode.AMT_UNDER] = Asking(GatewayFee),
        }.ToImmutableDictionary()),
    };

    [Fact]
    public void C03_WhenTheBankKnowsNothing_AlertsOnceAfterTheLastTry() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
        01:00  deadline 1           | silent
        01:00  answer nothing       | WAIT_BANK, still due 43:36, Answer
        01:00  answer nothing kind=BankByAmountAndDay  | WAIT_BANK, still due 43:36, Answer
        01:12  answer nothing try=2 | WAIT_BANK, still due 43:36, Answer
        01:36  answer nothing try=3 | WAIT_BANK, still due 43:36, Answer
        01:37  end                  | ALERT_BANK BANK_MISSING, ChecksEnded BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        01:38  end                  | silent
        43:36  deadline             | ALERT_BANK BANK_MISSING, StaleDeadline
        """, Rules);

    [Fact]
    public void LostEvent_WhenTheBankHasThePosting_HealsWithoutAnAlert()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD                 | WAIT_BANK, due 01:00, Fact
            01:00  deadline                            | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
            01:01  answer found ledger BB 2000 USD     | WAIT_BANK, still due 43:36, Answer; MATCHED M09_AUTO_RETRY, Fact M09_AUTO_RETRY
            01:02  end                                 | silent
            01:30  ledger  BB 2000 USD fact=ledger:e2  | MATCHED M09_AUTO_RETRY, Duplicate DUP_SEMANTIC
            """, Rules);
        Assert.False(Transaction.IsWaitingFor(story.State, 1));
        Assert.Equal(1, story.LastEntry!.After.Handling!.Round);
    }

    [Fact]
    public void C04_WhenTheGatewayKnowsNothing_Alerts() => Story.TellsAll("""
        00:00  ledger  BB 2000 USD              | WAIT_GW, due 01:00, Fact
        01:00  deadline                         | WAIT_GW, due 37:36, Deadline; asks 1 GatewayById
        01:01  answer nothing kind=GatewayById  | WAIT_GW, still due 37:36, Answer
        01:37  end                              | ALERT_GW GATEWAY_MISSING, ChecksEnded GATEWAY_MISSING; raise 1 GATEWAY_MISSING|-|ledger 20.00 USD since 00:00
        02:00  stripe  GS 2000 USD              | MATCHED M06_LATE+M00_EXACT, Fact M06_LATE; clear 1 GATEWAY_MISSING; pace gateway|ledger| 02:00
        """, Rules);

    [Fact]
    public void BankDown_WhenItComesBackWithinTheRound_Heals() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD              | WAIT_BANK, due 01:00, Fact
        01:00  deadline                         | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
        01:01  answer down                      | WAIT_BANK, still due 43:36, Answer
        05:01  answer down                      | WAIT_BANK, still due 43:36, Answer
        11:01  answer found ledger BB 2000 USD  | WAIT_BANK, still due 43:36, Answer; MATCHED M09_AUTO_RETRY, Fact M09_AUTO_RETRY
        """, Rules);

    [Fact]
    public void LostJob_WhenNothingIsEverAnswered_AlertsAtTheSafetyDeadline() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
        43:36  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        48:00  end round=1          | silent
        """, Rules);

    [Fact]
    public void PendingTooLong_WhenTheBankStillSaysNothing_Alerts() => Story.TellsAll("""
        00:00     stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03     ledger  BP 2000 USD  | WAIT_BANK, due 24:00:03, Fact
        24:00:03  deadline             | WAIT_BANK, due 39:00:03, Deadline; asks 1 BankByReference
        38:24:03  end                  | ALERT_BANK BANK_PENDING_TOO_LONG, ChecksEnded BANK_PENDING_TOO_LONG; raise 1 BANK_PENDING_TOO_LONG|stripe|ledger 20.00 USD since 00:03
        """, Rules);

    [Fact]
    public void Orphan_WhenTheGatewayTellsItsOriginal_IsNoMoney() => Story.TellsAll("""
        00:00  stripe  GR 2000 USD                               | GW_PENDING, due 01:00, Fact
        01:00  deadline                                          | GW_PENDING, due 37:36, Deadline; asks 1 GatewayById
        01:01  answer found stripe GS 2000 USD kind=GatewayById  | GW_PENDING, still due 37:36, Answer; NO_MONEY, Fact
        """, Rules);

    [Fact]
    public void Authorised_WhenTheBankBookedAndTheGatewayKnowsNoCapture_MismatchesAfterTheChecks() => Story.TellsAll("""
        00:00  stripe  GP 2000 USD              | GW_PENDING, due 168:00:00, Fact
        00:01  ledger  BB 2000 USD              | WAIT_GW, due 01:01, Fact
        01:01  deadline                         | WAIT_GW, due 37:37, Deadline; asks 1 GatewayById
        01:02  end                              | MISMATCH STS_GW_PENDING_BANK_OK, ChecksEnded STS_GW_PENDING_BANK_OK; raise 1 STS_GW_PENDING_BANK_OK|stripe|ledger 20.00 USD since 00:01
        """, Rules);

    [Fact]
    public void Failed_WhenTheBankBooked_MismatchesAtOnceAndAlertsAfterTheChecks() => Story.TellsAll("""
        00:00  stripe  GF 2000 USD  | NO_MONEY, Fact
        00:01  ledger  BB 2000 USD  | MISMATCH STS_GW_FAILED_BANK_OK, due 42:37, diff +2000, Fact STS_GW_FAILED_BANK_OK; asks 1 GatewayById+BankByReference
        00:30  ledger  NOTE 2000 USD  | MISMATCH STS_GW_FAILED_BANK_OK, still due 42:37, diff +2000, Fact
        00:31  end                  | MISMATCH STS_GW_FAILED_BANK_OK, diff +2000, ChecksEnded; raise 1 STS_GW_FAILED_BANK_OK|stripe|ledger 20.00 USD since 00:01
        00:32  stripe  GS 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT; clear 1 STS_GW_FAILED_BANK_OK
        """, Rules);

    [Fact]
    public void ReversedAtTheGateway_WhenTheBankReturnsItMeanwhile_NeverAlerts() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        00:10  stripe  GR 2000 USD  | MISMATCH STS_GW_REVERSED_BANK_OK, due 42:46, diff +2000, Fact STS_GW_REVERSED_BANK_OK; asks 1 GatewayById+BankByReference
        00:20  ledger  BR 2000 USD  | REVERSED, Fact
        00:46  end round=1          | silent
        """, Rules);

    [Fact]
    public void C73_WhenTheBankReturnsAMatch_AlertsAfterItsChecks() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        00:10  ledger  BR 2000 USD  | MISMATCH STS_BANK_RETURNED, due 42:46, diff -2000, Fact STS_BANK_RETURNED; asks 1 GatewayRefunds+BankByReference
        00:46  end                  | MISMATCH STS_BANK_RETURNED, diff -2000, ChecksEnded; raise 1 STS_BANK_RETURNED|stripe|ledger 20.00 USD since 00:00
        """, Rules);

    [Fact]
    public void C42_WhenAFailureFollowsACapture_TheGatewayIsAskedToConfirm() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:05  stripe  GF 2000 USD  | NO_MONEY GW_FAILED_LATER, due 36:41, Fact GW_FAILED_LATER; asks 1 GatewayById
        00:41  end                  | NO_MONEY GW_FAILED_LATER, ChecksEnded
        00:42  stripe  NOTE 1 USD   | NO_MONEY GW_FAILED_LATER, Fact
        """, Rules);

    [Fact]
    public void Under_WhenTheGatewayTellsItsFee_IsExplained() => Story.TellsAll("""
        00:00  stripe  GS 100000 INR                              | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 97100 INR                               | MISMATCH AMT_UNDER, due 36:39, diff -2900, Fact AMT_UNDER; asks 1 GatewayFee
        00:04  answer found stripe FEE 2900 INR kind=GatewayFee   | MISMATCH AMT_UNDER, still due 36:39, diff -2900, Answer; MATCHED M09_AUTO_RETRY+M02_FEE_EXPLAINED, diff -2900, Fact M09_AUTO_RETRY
        """, Rules);

    [Fact]
    public void Under_WhenTheFeeIsAnother_AlertsTheDifference() => Story.TellsAll("""
        00:00  stripe  GS 100000 INR                              | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 97000 INR                               | MISMATCH AMT_UNDER, due 36:39, diff -3000, Fact AMT_UNDER; asks 1 GatewayFee
        00:04  answer found stripe FEE 2900 INR kind=GatewayFee   | MISMATCH AMT_UNDER, still due 36:39, diff -3000, Answer; MISMATCH AMT_UNDER, still due 36:39, diff -3000, Fact
        00:05  end                                                | MISMATCH AMT_UNDER, diff -3000, ChecksEnded; raise 1 AMT_UNDER|stripe|ledger 30.00 INR since 00:00
        """, Rules);

    [Theory]
    [InlineData("AMT_SCALE", "BB 200000 USD")]
    [InlineData("CCY_DIFF", "BB 2000 EUR")]
    public void Mismatch_WithoutAPlaybook_GoesStraightToPeople(string code, string booking)
    {
        var story = Story.TellsAll("00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact", Rules);
        var step = Transaction.Observe(story.State, Facts.Of("BB", long.Parse(booking.Split(' ')[1]), booking.Split(' ')[2]), Rules, Story.Start);
        var raised = step.Outbox.OfType<OutboxMessage.Signal>().Select(signal => signal.Payload).OfType<RealRecon.Core.Alerts.AlertRaised>().Single();
        Assert.Equal(code, raised.Cause.Code.ToString());
        Assert.DoesNotContain(step.Outbox, message => message is OutboxMessage.Start);
    }

    [Fact]
    public void Answer_OfAnotherTransaction_IsPassedOn() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD                         | WAIT_BANK, due 01:00, Fact
        01:00  deadline                                    | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
        01:01  answer found ledger BB 2000 USD about=tx-2  | WAIT_BANK, still due 43:36, Answer; passes on tx-2
        """, Rules);

    [Fact]
    public void Answer_OfAFormerRound_IsEvidenceOnly()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD             | WAIT_BANK, due 01:00, Fact
            01:00  deadline                        | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
            01:05  answer nothing try=3 round=7    | WAIT_BANK, still due 43:36, Answer
            01:05  answer nothing try=3 round=7    | silent
            01:06  answer ambiguous try=2          | WAIT_BANK, still due 43:36, Answer AMBIGUOUS_KEY
            """, Rules);
        Assert.Equal(2, story.LastEntry!.After.Handling!.Attempts);
    }

    [Fact]
    public void Confirmation_DuringChecks_KeepsThem() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD fact=ch_1  | WAIT_BANK, due 01:00, Fact
        01:00  deadline                       | WAIT_BANK, due 43:36, Deadline; asks 1 BankByReference+BankByAmountAndDay
        01:05  stripe  GS 2000 USD fact=ch_1  | WAIT_BANK, still due 43:36, Duplicate DUP_SEMANTIC
        01:06  ledger  BP 2000 USD            | WAIT_BANK, due 24:01:06, Fact
        01:07  end round=1                    | silent
        """, Rules);

    [Fact]
    public void Fold_WhenAPlaybookIsNamedButNothingCanBeAsked_GoesStraightToPeople() => Story.TellsAll("""
        00:00  ledger  BB 2000 USD  | WAIT_GW, due 01:00, Fact
        01:00  deadline             | ALERT_GW GATEWAY_MISSING, Deadline GATEWAY_MISSING; raise 1 GATEWAY_MISSING|-|ledger 20.00 USD since 00:00
        """, new MatchRules { Playbooks = new Playbooks(ImmutableDictionary<ReasonCode, Playbook>.Empty.Add(ReasonCode.GATEWAY_MISSING, Asking(GatewayFee))) });

    private static Playbook Asking(params ImmutableArray<QuestionKind> kinds) => new() { Ask = kinds, Attempts = 3 };
}
