using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>What commits with the state: the audit entry first, then the deadline that was armed.</summary>
public sealed class TransactionStepTests
{
    private static readonly MatchRules Rules = new();

    private static readonly EntityAddress Self = new("Transaction", Facts.Id.Key);

    [Fact]
    public void Observe_WhenAWaitBegins_AuditsAndThenArmsItsDeadline()
    {
        var step = Transaction.Observe(null, Facts.Of("GS"), Rules, Story.Start);
        var append = Assert.IsType<OutboxMessage.Signal>(step.Outbox[0]);
        Assert.Equal(AuditShard.Address(AuditShard.Of(Facts.Id)), append.Target);
        Assert.Equal("Append", append.Operation);
        Assert.IsType<AppendEntry>(append.Payload);
        var due = Story.Start + Rules.BankDeadline;
        Assert.Equal(new OutboxMessage.Signal(Self, "ReachDeadline", new DeadlineReached(1, due), due), step.Outbox[1]);
        Assert.Equal(2, step.Outbox.Length);
    }

    [Fact]
    public void Observe_WhenTheWaitGoesOn_ArmsNothing()
    {
        var waiting = Transaction.Observe(null, Facts.Of("GS"), Rules, Story.Start).Next;
        var step = Transaction.Observe(waiting, Facts.Of("GS") with { EventKey = "generic:other" }, Rules, Story.Start);
        Assert.Single(step.Outbox);
    }

    [Fact]
    public void Observe_WhenTheHubRepeatsItself_SendsNothing()
    {
        var waiting = Transaction.Observe(null, Facts.Of("GS"), Rules, Story.Start).Next;
        Assert.Empty(Transaction.Observe(waiting, Facts.Of("GS"), Rules, Story.Start).Outbox);
    }

    [Fact]
    public void Observe_WhenRealReconItselfIsLate_LeavesTheOtherSideTheGrace()
    {
        var anHourLater = Story.Start.AddHours(1);
        var signal = Assert.IsType<OutboxMessage.Signal>(Transaction.Observe(null, Facts.Of("GS"), Rules, anHourLater).Outbox[1]);
        Assert.Equal(anHourLater + Rules.MinGrace, signal.Due);
        Assert.Equal(new DeadlineReached(1, Story.Start + Rules.BankDeadline), signal.Payload);
    }

    [Fact]
    public void ReachDeadline_WhenTheTimerIsEarly_CountsAsDue()
    {
        var waiting = Transaction.Observe(null, Facts.Of("GS"), Rules, Story.Start).Next;
        var due = Story.Start + Rules.BankDeadline;
        var decision = Transaction.Decide(waiting, new DeadlineReached(1, due), Rules, due.AddSeconds(-1));
        Assert.Equal(TransactionStatus.ALERT, decision.Entry!.After.Status);
        Assert.Equal(new Standing(TransactionStatus.PENDING, due), decision.Entry.Before);
    }

    [Fact]
    public void Entry_WhenAFactDecidesNothing_KeepsTheTimeOfTheDecision()
    {
        var waiting = Transaction.Decide(null, Facts.Of("GS"), Rules, Story.Start);
        var noted = Transaction.Decide(waiting.Next, Facts.Of("NOTE"), Rules, Story.Start.AddSeconds(9));
        Assert.Null(waiting.Entry!.Before);
        Assert.Equal(Story.Start, noted.Entry!.After.DecidedAt);
        Assert.Equal(Story.Start.AddSeconds(9), noted.Entry.At);
        Assert.Null(noted.Entry.Code);
    }

    [Fact]
    public void Entry_WhenADateWasClamped_SaysSo()
    {
        var waiting = Transaction.Decide(null, Facts.Of("GS") with { Flag = ReasonCode.DATE_INVALID }, Rules, Story.Start);
        Assert.Equal(ReasonCode.DATE_INVALID, waiting.Entry!.Code);
    }

    [Fact]
    public void Rules_WhenTheWaitGrewLonger_TheOldDeadlineArmsTheNewOne()
    {
        var waiting = Transaction.Decide(null, Facts.Of("GS"), Rules, Story.Start).Next;
        var longer = Rules with { BankDeadline = TimeSpan.FromHours(1), Version = 2 };
        var decision = Transaction.Decide(waiting, new DeadlineReached(1, Story.Start.AddMinutes(1)), longer, Story.Start.AddMinutes(1));
        Assert.Equal(MatchState.WAIT_BANK, decision.Next!.State);
        Assert.Equal(new DeadlineReached(2, Story.Start.AddHours(1)), decision.Arm);
        Assert.Equal(2, decision.Entry!.RuleVersion);
    }

    [Theory]
    [InlineData(MatchState.NEW, TransactionStatus.PENDING)]
    [InlineData(MatchState.GW_PENDING, TransactionStatus.PENDING)]
    [InlineData(MatchState.WAIT_BANK, TransactionStatus.PENDING)]
    [InlineData(MatchState.WAIT_GW, TransactionStatus.PENDING)]
    [InlineData(MatchState.PARTIAL, TransactionStatus.PENDING)]
    [InlineData(MatchState.ALERT_BANK, TransactionStatus.ALERT)]
    [InlineData(MatchState.ALERT_GW, TransactionStatus.ALERT)]
    [InlineData(MatchState.MATCHED, TransactionStatus.MATCHED)]
    [InlineData(MatchState.MISMATCH, TransactionStatus.MISMATCH)]
    [InlineData(MatchState.NO_MONEY, TransactionStatus.NO_MONEY)]
    [InlineData(MatchState.REVERSED, TransactionStatus.REVERSED)]
    [InlineData(MatchState.RESOLVED, TransactionStatus.RESOLVED)]
    public void Status_OfEachState_IsWhatPeopleSee(MatchState state, TransactionStatus status) => Assert.Equal(status, Statuses.Of(state));
}
