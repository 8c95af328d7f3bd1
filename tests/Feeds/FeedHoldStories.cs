using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Feeds;

public sealed class FeedHoldStories
{
    [Fact]
    public void Hold_WhenAPersonAnnouncesAnOutage_LetsNoDeadlinePassUntilItsEnd()
    {
        var world = Flowing();
        Act(world, 601, OperatorActionKind.Hold, until: 1200);
        world.Ask(700, "tx-1", since: 640);

        world.RunTo(1199);
        Assert.Empty(world.Askers.Passed);
        Assert.All(world.Askers.Answers, answer => Assert.Equal(ReasonCode.M07_MANUAL, answer.Answer.Code));

        world.RunTo(1600);
        Assert.InRange(world.Askers.Passed["tx-1"], World.At(1200), World.At(1200 + 300));
        Assert.Empty(world.Raised);
    }

    [Fact]
    public void Hold_WhenItIsTakenBack_LetsDeadlinesPassAgain()
    {
        var world = Flowing();
        Act(world, 601, OperatorActionKind.Hold, until: 50_000);
        Act(world, 650, OperatorActionKind.Release);
        world.Ask(700, "tx-1", since: 640);

        world.RunTo(701);

        Assert.Contains("tx-1", world.Askers.Passed.Keys);
        Assert.Equal(
            ["601 Acted ana had deadlines held until 2026-05-01 23:53:20 UTC: Maintenance is announced.", "650 Acted ana let deadlines run on: Maintenance is announced."],
            world.Story().Where(line => line.Contains(" Acted ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Hold_WhenBeatsGoOn_StaysAsItWas()
    {
        var world = Flowing();
        Act(world, 601, OperatorActionKind.Hold, until: 1200);
        world.Beats(602, 690, 1, Side.Bank, "ledger");
        world.Ask(700, "tx-1", since: 640);

        world.RunTo(701);

        Assert.Empty(world.Askers.Passed);
        Assert.Contains(new CaseDetail("heldBy", "ana"), world.Entries.Last(entry => entry.Id.Key == "bank-ledger").After.Details);
    }

    [Theory]
    [InlineData(OperatorActionKind.Hold, 500, "that time has passed")]
    [InlineData(OperatorActionKind.Hold, null, "that time has passed")]
    [InlineData(OperatorActionKind.Release, null, "nobody holds them")]
    public void Hold_WhenItMeansNothing_IsRefusedWithAWord(OperatorActionKind kind, int? until, string why)
    {
        var world = Flowing();
        Act(world, 601, kind, until);
        world.Ask(700, "tx-1", since: 640);

        world.RunTo(701);

        Assert.Equal(ActionRefusal.NotInThisState, world.Entries[^1].Refusal);
        Assert.Contains(why, world.Entries[^1].Summary, StringComparison.Ordinal);
        Assert.Contains("tx-1", world.Askers.Passed.Keys);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Hold_WhenSignalsOvertakeEachOther_EndsAllTheSame(int seed)
    {
        var world = Flowing(seed);
        Act(world, 601, OperatorActionKind.Hold, until: 900);
        world.Beats(602, 2000, 1, Side.Bank, "ledger");
        world.Beats(602, 2000, 1, Side.Gateway, "stripe");
        for (var i = 0; i < 20; i++) world.Ask(700 + i, $"tx-{i}", since: 640 + i);

        world.RunTo(890);
        Assert.Empty(world.Askers.Passed);
        world.RunTo(2000);
        Assert.Equal(20, world.Askers.Passed.Count);
    }

    private static World Flowing(int? seed = null)
    {
        var world = new World(seed: seed);
        world.Beats(0, 600, 1, Side.Gateway, "stripe");
        world.Beats(0.5, 600, 1, Side.Bank, "ledger");
        world.RunTo(600.9);
        return world;
    }

    private static void Act(World world, double at, OperatorActionKind kind, int? until = null)
    {
        world.RunTo(at - 0.01);
        world.Act(at, Side.Bank, "ledger", new OperatorAction
        {
            ActionId = $"a-{at}",
            Kind = kind,
            Actor = "ana",
            Reason = "Maintenance is announced.",
            ExpectedVersion = world.FeedOf(Side.Bank, "ledger")!.Version,
            Until = until is { } seconds ? World.At(seconds) : null,
            At = World.At(at),
        });
    }
}
