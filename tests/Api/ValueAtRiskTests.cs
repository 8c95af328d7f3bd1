using RealRecon.Adapters.Api.Answers;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Api;

public sealed class ValueAtRiskTests
{
    private static readonly TransactionSnapshot Opened = Samples.Opened(TransactionId.Of("tx-1"), Samples.Start).After;

    [Theory]
    [InlineData(TransactionStatus.ALERT, MatchState.ALERT_BANK, ReasonCode.BANK_MISSING, null, 50_000L)]
    [InlineData(TransactionStatus.MISMATCH, MatchState.MISMATCH, ReasonCode.AMT_UNDER, -700L, 700L)]
    [InlineData(TransactionStatus.MISMATCH, MatchState.MISMATCH, ReasonCode.CCY_DIFF, -700L, 50_000L)]
    [InlineData(TransactionStatus.MISMATCH, MatchState.MISMATCH, ReasonCode.AMT_UNDER, 0L, null)]
    [InlineData(TransactionStatus.PENDING, MatchState.WAIT_BANK, ReasonCode.BANK_MISSING, null, null)]
    [InlineData(TransactionStatus.RESOLVED, MatchState.RESOLVED, ReasonCode.M07_MANUAL, -700L, null)]
    public void ValueAtRisk_OfATransaction_IsWhatTheEntityCountsAsLongAsItIsOpen(TransactionStatus status, MatchState state, ReasonCode reason, long? difference, long? atRisk)
    {
        var snapshot = Opened with { Status = status, Verdict = Opened.Verdict with { State = state, Reasons = [reason], DifferenceMinor = difference } };

        Assert.Equal(atRisk is { } minor ? new ValueAtRisk(minor, "INR") : null, ValueAtRisk.Of(snapshot));
    }
}
