using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Canonical;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Audit;

/// <summary>Stored numbers of words: a line may be added, none may change.</summary>
public sealed class CodesTests
{
    [Fact]
    public void Kinds_HaveTheirNumbers() => Check(Codes.Kinds, "1:Fact 2:Duplicate 3:Conflict 4:Deadline 5:StaleDeadline 6:Hold 7:Answer 8:ChecksEnded 9:Action 10:ActionRefused");

    [Fact]
    public void Sides_HaveTheirNumbers() => Check(Codes.Sides, "1:Gateway 2:Bank");

    [Fact]
    public void Directions_HaveTheirNumbers() => Check(Codes.Directions, "1:Credit 2:Debit");

    [Fact]
    public void Facts_HaveTheirNumbers() => Check(Codes.Facts, "1:GatewayPending 2:GatewaySuccess 3:GatewayFailure 4:GatewayReversal 5:BankPending 6:BankBooked 7:BankReturned 8:Note 9:GatewayFee");

    [Fact]
    public void Lifecycles_HaveTheirNumbers() => Check(Codes.Lifecycles, "1:PENDING 2:AUTHORISED 3:CAPTURED 4:REFUNDED 5:DISPUTED 6:SETTLED 7:FAILED 8:REVERSED 9:BOOKED 10:RETURNED");

    [Fact]
    public void Statuses_HaveTheirNumbers() => Check(Codes.Statuses, "1:PENDING 2:MATCHED 3:MISMATCH 4:ALERT 5:REVERSED 6:NO_MONEY 7:RESOLVED");

    [Fact]
    public void States_HaveTheirNumbers() => Check(Codes.States, "1:NEW 2:GW_PENDING 3:WAIT_BANK 4:WAIT_GW 5:PARTIAL 6:MATCHED 7:MISMATCH 8:ALERT_BANK 9:ALERT_GW 10:NO_MONEY 11:REVERSED 12:RESOLVED");

    [Fact]
    public void Outcomes_HaveTheirNumbers() => Check(Codes.Outcomes, "1:Equal 2:WithinTolerance 3:Different 4:NotEvaluated");

    [Fact]
    public void Refusals_HaveTheirNumbers() => Check(Codes.Refusals, "1:VersionMoved 2:NotInThisState 3:CodeNotAccepted 4:NothingProposed 5:OwnProposal 6:NothingToAsk");

    [Fact]
    public void Reasons_HaveTheirNumbers() => Check(Codes.Reasons, 
        "1:M00_EXACT 2:M01_TOLERANCE_AMOUNT 3:M02_FEE_EXPLAINED 4:M03_FX_WITHIN_BAND 5:M04_SPLIT_SUM 6:M05_BATCH_SUM 7:M06_LATE 8:M07_MANUAL " +
        "9:M08_FORCED 10:M09_AUTO_RETRY 11:AMT_UNDER 12:AMT_OVER 13:AMT_SCALE 14:AMT_FEE_SHAPED 15:SPLIT_INCOMPLETE 16:BATCH_CHILD_MISSING " +
        "17:TOL_BUDGET_EXCEEDED 18:UNEXPLAINED_FEE 19:CCY_DIFF 20:CCY_DCC 21:FX_RATE_MISSING 22:UNKNOWN_CURRENCY 23:STS_GW_FAILED_BANK_OK " +
        "24:STS_GW_REVERSED_BANK_OK 25:STS_GW_PENDING_BANK_OK 26:STS_BANK_RETURNED 27:GW_FAILED_LATER 28:AUTH_EXPIRED 29:REPOSTED 30:BANK_MISSING " +
        "31:GATEWAY_MISSING 32:BANK_PENDING_TOO_LONG 33:REVERSAL_WITHOUT_ORIGINAL 34:FEED_STALE 35:CAPTURE_EXCEEDS_AUTH 36:REFUND_EXCEEDS_CAPTURE " +
        "37:REFUND_WITHOUT_CAPTURE 38:DUP_REDELIVERY 39:DUP_CONFLICT 40:DUP_SEMANTIC 41:DUP_DOUBLE_CHARGE 42:DUP_BANK_POSTING 43:DUP_STATEMENT " +
        "44:MISSING_KEY 45:AMBIGUOUS_KEY 46:REF_NORMALISED 47:REF_PREFIX 48:REF_DIFF 49:NORMALISE_INCONSISTENT 50:UNKNOWN_STATUS 51:DIR_WRONG " +
        "52:DATE_INVALID 53:CLOCK_SKEW 54:TESTMODE_EVENT 55:SIGNATURE_INVALID 56:SCHEMA_UNKNOWN_VERSION 57:POISON 58:MANUAL_UNMATCH 59:WRITE_OFF " +
        "60:POLICY_EXCEPTION 61:OPS_APPROVAL 62:CUSTOMER_DISPUTE 63:DATA_CORRECTION 64:POST_RESOLUTION 65:TIMER_LOST 66:TIMER_ON_NEW " +
        "67:REPLAY_DIVERGED 68:AUDIT_CHAIN_BROKEN");

    [Fact]
    public void Sources_HaveTheirNumbers() => Check(Codes.Sources, "1:Hub 2:Query");

    [Fact]
    public void Questions_HaveTheirNumbers() => Check(Codes.Questions, "1:BankByReference 2:BankByAmountAndDay 3:GatewayById 4:GatewayFee 5:GatewayRefunds");

    [Fact]
    public void Answers_HaveTheirNumbers() => Check(Codes.Answers, "1:Found 2:NotFound 3:Ambiguous 4:Unavailable 5:Refused 6:NoSource");

    [Fact]
    public void Actions_HaveTheirNumbers() =>
        Check(Codes.Actions, "1:Resolve 2:ForceMatch 3:WriteOff 4:Unmatch 5:Reopen 6:Note 7:Assign 8:Snooze 9:Query 10:Approve 11:Reject 12:Hold 13:Release");

    [Fact]
    public void CaseKinds_HaveTheirNumbers() => Check(Codes.CaseKinds, "1:Alert 2:Feed 3:Order 4:Pace");

    [Fact]
    public void CaseEvents_HaveTheirNumbers() =>
        Check(Codes.CaseEvents, "1:Opened 2:Changed 3:Closed 4:Notified 5:NotificationFailed 6:Acted 7:ActionRefused 8:Answered");

    [Fact]
    public void Severities_HaveTheirNumbers() => Check(Codes.Severities, "1:Info 2:Warning 3:Error 4:Critical");

    private static void Check<T>(CodeTable<T> table, string expected)
        where T : struct, Enum =>
        Assert.Equal(expected, string.Join(' ', Enum.GetValues<T>().Select(value => (Code: table.CodeOf(value), Word: value)).OrderBy(pair => pair.Code).Select(pair => $"{pair.Code}:{pair.Word}")));
}
