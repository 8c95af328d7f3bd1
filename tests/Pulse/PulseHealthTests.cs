using System.Collections.Immutable;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Cases;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;
using Samples = RealRecon.Tests.Audit.Samples;

namespace RealRecon.Tests.Pulse;

public sealed class PulseHealthTests
{
    private static readonly PulseHealth Well = new()
    {
        ChecksAreOk = true,
        AuditIsSound = true,
        HasOpenFeed = false,
        SweptAt = Some.Now.AddSeconds(-14),
        WatchedSince = Some.Now.AddDays(-1),
        SweepInterval = TimeSpan.FromSeconds(15),
        DeadLetters = 0,
    };

    [Fact]
    public void Status_WhenOneThingIsWrong_IsTheWordForIt()
    {
        Assert.Equal(PulseStatus.Ok, Well.StatusAt(Some.Now));
        Assert.Equal(PulseStatus.Down, (Well with { ChecksAreOk = false }).StatusAt(Some.Now));
        Assert.Equal(PulseStatus.Down, (Well with { AuditIsSound = false }).StatusAt(Some.Now));
        Assert.Equal(PulseStatus.Degraded, (Well with { HasOpenFeed = true }).StatusAt(Some.Now));
        Assert.Equal(PulseStatus.Degraded, (Well with { DeadLetters = 1 }).StatusAt(Some.Now));
        Assert.Equal(PulseStatus.Degraded, (Well with { SweptAt = Some.Now.AddSeconds(-75.1) }).StatusAt(Some.Now));
        Assert.Equal(PulseStatus.Ok, (Well with { SweptAt = Some.Now.AddSeconds(-75) }).StatusAt(Some.Now));
    }

    [Fact]
    public void Status_WhenManyThingsAreWrong_IsTheWorst()
    {
        Assert.Equal(PulseStatus.Down, (Well with { AuditIsSound = false, HasOpenFeed = true, DeadLetters = 9 }).StatusAt(Some.Now));
    }

    [Fact]
    public void Status_WhenTheSweeperStoodStillTogetherWithTheWatcher_GivesItTime()
    {
        var justStarted = Well with { SweptAt = Some.Now.AddHours(-8), WatchedSince = Some.Now.AddSeconds(-10) };
        var neverSwept = justStarted with { SweptAt = null };

        Assert.Equal(PulseStatus.Ok, justStarted.StatusAt(Some.Now));
        Assert.Equal(PulseStatus.Degraded, justStarted.StatusAt(Some.Now.AddMinutes(2)));
        Assert.Equal(PulseStatus.Ok, neverSwept.StatusAt(Some.Now));
        Assert.Equal(PulseStatus.Degraded, neverSwept.StatusAt(Some.Now.AddMinutes(2)));
    }

    [Fact]
    public void Sweep_AfterMidnight_CountsAnew()
    {
        var evening = SweepRecord.After(SweepRecord.After(null, Some.Now, 3), Some.Now.AddMinutes(1), 2);
        var morning = SweepRecord.After(evening, Some.Now.AddDays(1), 1);

        Assert.Equal(5, evening.LostOn(Some.Now));
        Assert.Equal(0, evening.LostOn(Some.Now.AddDays(1)));
        Assert.Equal(1, morning.LostToday);
    }

    [Fact]
    public void Head_ThatAgreesWithItsBlock_IsSound()
    {
        var (head, block) = Written();

        Assert.Null(HeadCheck.Check(head, block));
    }

    [Fact]
    public void Head_WhenItOrItsBlockWasChanged_IsNamed()
    {
        var (head, block) = Written();

        Assert.Equal(AuditFault.TAIL_MISSING, HeadCheck.Check(head, null)?.Fault);
        Assert.Equal(AuditFault.TAIL_MISSING, HeadCheck.Check(head with { Block = 3 }, block)?.Fault);
        Assert.Equal(AuditFault.HEAD, HeadCheck.Check(head with { Hash = new byte[32] }, block)?.Fault);
        Assert.Equal(AuditFault.HEAD, HeadCheck.Check(head with { NextSequence = 9 }, block)?.Fault);
        Assert.Equal(AuditFault.WRONG_SHARD, HeadCheck.Check(head with { Shard = head.Shard + 1 }, block)?.Fault);
        Assert.Equal(AuditFault.ENTRY_HASH, HeadCheck.Check(head, block with { Entries = [[.. block.Entries[0][..^1], 99]] })?.Fault);
        Assert.Equal(AuditFault.ROOT, HeadCheck.Check(head, block with { Root = new byte[32] })?.Fault);
        Assert.Equal(AuditFault.HEADER_HASH, HeadCheck.Check(head, block with { PreviousHash = [.. Enumerable.Repeat((byte)7, 32)] })?.Fault);
        Assert.Equal(AuditFault.PREVIOUS_HASH, HeadCheck.Check(head, block with { PreviousHash = [1, 2] })?.Fault);
    }

    [Theory]
    [InlineData(true, "Silent", 2, "Silent since 2026-05-01 12:00:10 UTC; 2 deadlines are held.")]
    [InlineData(true, "Silent", 1, "Silent since 2026-05-01 12:00:10 UTC; 1 deadline is held.")]
    [InlineData(false, "Learning", 0, "Not known well enough yet to tell a pause from silence.")]
    [InlineData(false, "CatchingUp", 0, "Speaks again and is catching up.")]
    [InlineData(false, "Flowing", 0, "Comes as usual, with pauses up to 12 s.")]
    public void Feed_InEachPhase_SaysHowItIs(bool isOpen, string phase, long count, string says)
    {
        var feed = new CaseSnapshot
        {
            IsOpen = isOpen,
            Code = null,
            Severity = Severity.Info,
            Count = count,
            Exposure = ImmutableSortedDictionary<string, long>.Empty,
            Since = Some.Now,
            Details = [new("phase", phase), new("usualGap", "12 s")],
        };

        Assert.Equal(says, FeedWords.Of(feed));
    }

    private static (ShardHead Head, AuditBlock Block) Written()
    {
        var write = Samples.Block(ShardHead.Empty(0), Samples.Opened(Samples.IdIn(0, 0), Samples.Start));
        return (write.Head, write.Block);
    }
}
