using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Matching;

/// <summary>What people decide over the facts, and how long it holds.</summary>
public sealed class OperatorStories
{
    private static readonly MatchRules Rules = new();

    private static readonly MatchRules TwoPeople = new() { Approval = new ApprovalRules(ImmutableDictionary<string, long>.Empty.Add("USD", 1000), false) };

    [Fact]
    public void Resolve_WhenAnAlertStands_ClearsItByHandAndHolds() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD fact=ch_1       | WAIT_BANK, due 01:00, Fact
        01:00  deadline                            | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        02:00  act Resolve code=CUSTOMER_DISPUTE   | RESOLVED CUSTOMER_DISPUTE, Action CUSTOMER_DISPUTE; clear 1 BANK_MISSING by hand
        03:00  stripe  GS 2000 USD fact=ch_1       | RESOLVED CUSTOMER_DISPUTE, Duplicate DUP_SEMANTIC
        03:00  ledger  BP 2000 USD                 | RESOLVED CUSTOMER_DISPUTE, Fact
        04:00  deadline 1                          | silent
        """, Rules);

    [Fact]
    public void Resolution_WhenTheMoneySaysOtherwise_IsContradicted() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        01:00  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        02:00  act WriteOff         | RESOLVED WRITE_OFF, Action WRITE_OFF; clear 1 BANK_MISSING by hand
        03:00  ledger  BB 1900 USD  | MISMATCH POST_RESOLUTION+AMT_UNDER, diff -100, Fact POST_RESOLUTION; raise 2 POST_RESOLUTION|stripe|ledger 20.00 USD since 00:00
        04:00  act Resolve          | RESOLVED M07_MANUAL, diff -100, Action M07_MANUAL; clear 2 POST_RESOLUTION by hand
        05:00  stripe  FEE 100 USD  | RESOLVED M07_MANUAL, diff -100, Fact
        06:00  act Reopen           | MATCHED M06_LATE+M02_FEE_EXPLAINED, diff -100, Action M06_LATE; pace bank|stripe| 03:00
        """, Rules);

    [Fact]
    public void Resolution_BeforeTheDeadline_IsNotTouchedByTheTimer() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:30  act Resolve          | RESOLVED M07_MANUAL, Action M07_MANUAL
        01:00  deadline 1           | RESOLVED M07_MANUAL, StaleDeadline
        02:00  act Reopen           | WAIT_BANK, due 01:00, Action
        02:10  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        """, Rules);

    [Fact]
    public void Resolution_WhenAnEventIdComesWithTwoContents_StaysAndAlerts() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD id=evt_1  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 1900 USD           | MISMATCH AMT_UNDER, diff -100, Fact AMT_UNDER; raise 1 AMT_UNDER|stripe|ledger 1.00 USD since 00:00
        00:09  act Resolve                   | RESOLVED M07_MANUAL, diff -100, Action M07_MANUAL; clear 1 AMT_UNDER by hand
        00:20  stripe  GS 2500 USD id=evt_1  | RESOLVED M07_MANUAL+DUP_CONFLICT, diff -100, Conflict DUP_CONFLICT; raise 2 DUP_CONFLICT|stripe|ledger 20.00 USD since 00:00
        """, Rules);

    [Fact]
    public void Unmatch_OfAMatch_IsAMismatchUntilItIsReopened() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 2000 USD  | MATCHED M00_EXACT, Fact M00_EXACT
        00:09  act Resolve          | MATCHED M00_EXACT, ActionRefused
        00:10  act Unmatch          | MISMATCH MANUAL_UNMATCH, Action MANUAL_UNMATCH; raise 1 MANUAL_UNMATCH|stripe|ledger 20.00 USD since 00:00
        00:11  act Unmatch          | MISMATCH MANUAL_UNMATCH, ActionRefused
        00:20  act Reopen           | MATCHED M00_EXACT, Action M00_EXACT; clear 1 MANUAL_UNMATCH by hand
        """, Rules);

    [Fact]
    public void C102_WhenTwoResolveAtOnce_OneIsRefused()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD                   | WAIT_BANK, due 01:00, Fact
            00:10  act Resolve by=ann version=1          | RESOLVED M07_MANUAL, Action M07_MANUAL
            00:10  act ForceMatch by=bob version=1 id=b  | RESOLVED M07_MANUAL, ActionRefused
            00:11  act ForceMatch by=bob version=1 id=b  | silent
            """, Rules);
        Assert.Equal(ActionRefusal.VersionMoved, story.LastEntry!.Refusal);
        Assert.Equal("bob", story.LastEntry.Action!.Actor);
        Assert.Equal("ann", story.LastEntry.After.Handling!.Standing!.Actor);
    }

    [Fact]
    public void Action_WhenOnlyAStaleTimerAndARedeliveryCameSinceTheLook_IsTaken()
    {
        foreach (var looked in (long[])[2, 3, 4])
        {
            Story.TellsAll($"""
                00:00  stripe  GS 2000 USD id=evt_1            | WAIT_BANK, due 01:00, Fact
                00:03  ledger  BB 1900 USD                     | MISMATCH AMT_UNDER, diff -100, Fact AMT_UNDER; raise 1 AMT_UNDER|stripe|ledger 1.00 USD since 00:00
                00:36  deadline 1                              | MISMATCH AMT_UNDER, diff -100, StaleDeadline
                00:37  stripe  again id=evt_1                  | MISMATCH AMT_UNDER, diff -100, Duplicate DUP_REDELIVERY
                00:40  act WriteOff version={looked}           | RESOLVED WRITE_OFF, diff -100, Action WRITE_OFF; clear 1 AMT_UNDER by hand
                00:41  act Note version={looked}               | RESOLVED WRITE_OFF, diff -100, ActionRefused
                """, Rules);
        }
    }

    [Fact]
    public void Action_WhenAnythingElseCameSinceTheLook_IsRefused()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD id=evt_1       | WAIT_BANK, due 01:00, Fact
            00:03  ledger  BB 1900 USD                | MISMATCH AMT_UNDER, diff -100, Fact AMT_UNDER; raise 1 AMT_UNDER|stripe|ledger 1.00 USD since 00:00
            00:36  deadline 1                         | MISMATCH AMT_UNDER, diff -100, StaleDeadline
            00:37  stripe  again id=evt_1             | MISMATCH AMT_UNDER, diff -100, Duplicate DUP_REDELIVERY
            00:39  act Note by=bob version=1          | MISMATCH AMT_UNDER, diff -100, ActionRefused
            00:39  act Note by=bob version=2          | MISMATCH AMT_UNDER, diff -100, ActionRefused
            00:40  act Note by=ann version=6          | MISMATCH AMT_UNDER, diff -100, Action
            00:41  act Note by=ann version=9          | MISMATCH AMT_UNDER, diff -100, ActionRefused
            """, Rules);
        Assert.Equal([null, null, null, null, ActionRefusal.VersionMoved, ActionRefusal.VersionMoved, null, ActionRefusal.VersionMoved], story.Entries.Select(entry => entry.Refusal));
    }

    [Fact]
    public void Resolve_AboveTheLimit_WaitsForAnotherPerson()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD              | WAIT_BANK, due 01:00, Fact
            00:10  act ForceMatch by=Ann id=a       | WAIT_BANK, still due 01:00, Action
            00:11  act Approve by=ann               | WAIT_BANK, still due 01:00, ActionRefused
            00:12  act Approve by=bob               | RESOLVED M08_FORCED, Action M08_FORCED
            00:13  act Approve by=bob               | RESOLVED M08_FORCED, ActionRefused
            """, TwoPeople);
        Assert.Equal([null, null, ActionRefusal.OwnProposal, null, ActionRefusal.NothingProposed], story.Entries.Select(entry => entry.Refusal));
        Assert.Equal(("a", "Ann"), (story.LastEntry!.After.Handling!.Standing!.ActionId, story.LastEntry.After.Handling.Standing.Actor));
    }

    [Fact]
    public void Proposal_WhenTurnedDown_LeavesEverythingAsItWas()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD    | WAIT_BANK, due 01:00, Fact
            00:10  act WriteOff by=ann    | WAIT_BANK, still due 01:00, Action
            00:12  act Reject by=bob      | WAIT_BANK, still due 01:00, Action
            00:13  act Approve by=bob     | WAIT_BANK, still due 01:00, ActionRefused
            """, TwoPeople);
        Assert.Null(story.LastEntry!.After.Handling);
    }

    [Fact]
    public void Proposal_WhenTheMoneyMatches_Lapses()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD    | WAIT_BANK, due 01:00, Fact
            00:10  act WriteOff by=ann    | WAIT_BANK, still due 01:00, Action
            00:12  ledger  BB 2000 USD    | MATCHED M00_EXACT, Fact M00_EXACT
            """, TwoPeople);
        Assert.Null(story.LastEntry!.After.Handling);
    }

    [Fact]
    public void Resolve_BelowTheLimit_NeedsNobodyElse() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:03  ledger  BB 1900 USD  | MISMATCH AMT_UNDER, diff -100, Fact AMT_UNDER; raise 1 AMT_UNDER|stripe|ledger 1.00 USD since 00:00
        00:09  act WriteOff         | RESOLVED WRITE_OFF, diff -100, Action WRITE_OFF; clear 1 AMT_UNDER by hand
        """, TwoPeople);

    [Fact]
    public void NoteAssignSnooze_ChangeOnlyWhatIsShown()
    {
        var story = Story.TellsAll("""
            00:00  stripe  GS 2000 USD         | WAIT_BANK, due 01:00, Fact
            00:10  act Note                    | WAIT_BANK, still due 01:00, Action
            00:11  act Assign to=bob           | WAIT_BANK, still due 01:00, Action
            00:12  act Snooze until=09:00      | WAIT_BANK, still due 01:00, Action
            """, Rules);
        Assert.Equal(new Handling { Notes = 1, Owner = "bob", SnoozedUntil = Story.Start.AddMinutes(9) }, story.LastEntry!.After.Handling);
    }

    [Fact]
    public void Query_WhileWaiting_AsksAtOnceAndWaitsOnWhenNothingIsFound() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD  | WAIT_BANK, due 01:00, Fact
        00:10  act Query            | WAIT_BANK, due 07:10, Action; asks 1 BankByReference
        00:11  act Query            | WAIT_BANK, still due 07:10, Action
        00:12  answer nothing       | WAIT_BANK, still due 07:10, Answer
        00:13  end                  | WAIT_BANK, due 01:00, ChecksEnded
        01:00  deadline             | ALERT_BANK BANK_MISSING, Deadline BANK_MISSING; raise 1 BANK_MISSING|stripe|- 20.00 USD since 00:00
        01:30  act Query            | ALERT_BANK BANK_MISSING, due 08:30, Action; asks 2 BankByReference
        01:31  answer found ledger BB 2000 USD  | ALERT_BANK BANK_MISSING, still due 08:30, Answer; MATCHED M06_LATE+M09_AUTO_RETRY, Fact M06_LATE; clear 1 BANK_MISSING; pace bank|stripe| 01:31
        """, Rules);

    [Theory]
    [InlineData(OperatorActionKind.Resolve, "WRITE_OFF")]
    [InlineData(OperatorActionKind.Resolve, "M00_EXACT")]
    [InlineData(OperatorActionKind.ForceMatch, "M07_MANUAL")]
    [InlineData(OperatorActionKind.WriteOff, "M08_FORCED")]
    public void Action_WithAnothersCode_IsRefused(OperatorActionKind kind, string code)
    {
        var story = Story.TellsAll($"""
            00:00  stripe  GS 2000 USD              | WAIT_BANK, due 01:00, Fact
            00:10  act {kind} code={code}           | WAIT_BANK, still due 01:00, ActionRefused
            """, Rules);
        Assert.Equal(ActionRefusal.CodeNotAccepted, story.LastEntry!.Refusal);
    }

    [Theory]
    [InlineData(OperatorActionKind.Reopen)]
    [InlineData(OperatorActionKind.Unmatch)]
    public void Action_WhereThereIsNothingToTakeBack_IsRefused(OperatorActionKind kind)
    {
        var story = Story.TellsAll($"""
            00:00  stripe  GS 2000 USD   | WAIT_BANK, due 01:00, Fact
            00:10  act {kind}            | WAIT_BANK, still due 01:00, ActionRefused
            """, Rules);
        Assert.Equal(ActionRefusal.NotInThisState, story.LastEntry!.Refusal);
    }

    [Fact]
    public void Action_OnAnUnknownTransaction_LeavesNoTrace()
    {
        var step = Transaction.Act(null, new OperatorAction { ActionId = "a", Kind = OperatorActionKind.Note, Actor = "ann", Reason = "r", ExpectedVersion = 0, At = Story.Start }, Rules, Story.Start);
        Assert.Null(step.Next);
        Assert.Empty(step.Outbox);
    }
}
