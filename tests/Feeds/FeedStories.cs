using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Feeds;

public sealed class FeedStories
{
    private static readonly Money FiveEuro = new(500, Currency.Of("EUR"));

    [Fact]
    public void C50_WhenTheBankIsSilentFor20MinutesAnd8000Wait_IsOneIncidentAndNothingThatTheBacklogHealsPasses()
    {
        var world = new World();
        world.Beats(0, 2400, 1, Side.Gateway, "stripe", 7);
        world.Beats(0.5, 600, 1, Side.Bank, "ledger", 7);
        // Captured while the bank is silent, each due a minute later; five of them the bank will never know.
        for (var i = 0; i < 8000; i++) world.Ask(660 + (i * 0.135), $"tx-{i}", since: 600 + (i * 0.135), atRisk: FiveEuro);
        for (var i = 0; i < 5; i++) world.Ask(700 + i, $"missing-{i}", since: 640 + i, atRisk: FiveEuro);
        world.RunTo(1800);
        Assert.Empty(world.Askers.Passed);

        // The backlog drains in 80 seconds, oldest first.
        for (var second = 0; second < 80; second++) world.Beat(1800.5 + second, Side.Bank, "ledger", 100, occurred: 600 + (second * 15));
        world.Beats(1880.5, 2400, 1, Side.Bank, "ledger", 7);
        for (var second = 0; second < 80; second++)
        {
            world.RunTo(1800.6 + second);
            for (var i = 0; i < 100; i++) world.Askers.Healed.Add($"tx-{(second * 100) + i}");
        }

        world.RunTo(2400);

        Assert.Equal(["missing-0", "missing-1", "missing-2", "missing-3", "missing-4"], world.Askers.Passed.Keys.Order());
        Assert.All(world.Askers.Passed.Values, at => Assert.True(at >= World.At(1880), $"{at} is before the backlog was read"));
        var (raisedAt, alert) = Assert.Single(world.Raised);
        Assert.InRange(raisedAt, World.At(629), World.At(635));
        Assert.Equal(("FEED_STALE|-|bank-ledger", "bank-ledger", 1L), (alert.Cause.Text, alert.Subject, alert.Number));
        Assert.True(Assert.Single(world.Cleared).Alert.ByItself);
        var closed = Assert.Single(world.Entries, entry => entry.What is CaseEvent.Closed);
        Assert.Equal((8005L, 8005L * 500), (closed.After.Count, closed.After.Exposure["EUR"]));
        Assert.Single(world.Entries, entry => entry.What is CaseEvent.Opened);
        Assert.Equal(Enumerable.Range(1, world.Story().Count(line => line.Contains("bank-ledger"))), world.Entries.Where(entry => entry.Id.Key == "bank-ledger").Select(entry => (int)entry.Version));
        Assert.InRange(world.Entries.Count, 5, 30);
    }

    [Fact]
    public void Feed_WhenItIsSilentAndThousandsWait_DoesNotLetThemComeBackInOneSecond()
    {
        var world = Flowing();
        world.Beats(600, 900, 1, Side.Gateway, "stripe", 7);
        for (var i = 0; i < 8000; i++) world.Ask(700, $"tx-{i}", since: 640);

        world.RunTo(701);

        var again = world.Askers.Answers.GroupBy(answer => answer.Answer.HoldUntil!.Value.ToUnixTimeSeconds()).Select(second => second.Count()).ToList();
        Assert.InRange(again.Count, 4, 6);
        Assert.InRange(again.Max(), 0, 2600);
    }

    [Fact]
    public void Feed_WhenItStammers_IsOneIncident()
    {
        var world = Flowing();
        world.Beats(600, 1500, 1, Side.Gateway, "stripe", 7);
        for (var at = 640; at < 1240; at += 60) world.Beats(at, at + 5, 1, Side.Bank, "ledger");
        world.Beats(1240, 1500, 1, Side.Bank, "ledger");

        world.RunTo(1500);

        Assert.Single(world.Raised);
        Assert.Single(world.Cleared);
        Assert.Single(world.Entries, entry => entry.What is CaseEvent.Opened);
        Assert.Equal(FeedPhase.Flowing, world.FeedOf(Side.Bank, "ledger")!.Phase);
    }

    [Fact]
    public void Feeds_WhenTheNightIsQuietOnBothSides_AreNotSilent()
    {
        var world = Flowing();
        // A payment now and then, which the bank tells half an hour later.
        world.Beats(600, 36_000, 3600, Side.Gateway, "stripe");
        world.Ask(8000, "tx-night", since: 7940);

        world.RunTo(36_000);

        Assert.Empty(world.Raised);
        Assert.Equal(World.At(8000), world.Askers.Passed["tx-night"]);
    }

    [Fact]
    public void Feed_WhenTheOtherSideGoesOnSlowly_IsSilentOnceEnoughIsUnanswered()
    {
        var world = Flowing();
        world.Beats(600, 3600, 60, Side.Gateway, "stripe");

        world.RunTo(1700);
        Assert.Empty(world.Raised);

        world.RunTo(1900);
        Assert.Single(world.Raised);
    }

    [Fact]
    public void Feed_WhenItIsNew_IsNotJudged()
    {
        var world = new World();
        world.Beats(0, 600, 1, Side.Gateway, "stripe", 7);
        world.Beats(0, 25, 1, Side.Bank, "ledger");
        world.Ask(90, "tx-1", since: 30);

        world.RunTo(600);

        Assert.Equal(World.At(90), world.Askers.Passed["tx-1"]);
        Assert.Equal(["0 Changed bank-ledger was heard for the first time."], world.Story().Where(line => line.Contains("bank")));
    }

    [Fact]
    public void Feed_WhenItEndsForEver_HoldsNoDeadlineLongerThanTheMost()
    {
        var world = Flowing(new FeedRules { MaxHold = TimeSpan.FromHours(2) });
        world.Beats(600, 20_000, 1, Side.Gateway, "stripe", 7);
        world.Ask(700, "tx-1", since: 640);
        world.Ask(700, "tx-pending-a-day", since: -86_000, due: 700);

        world.RunTo(20_000);

        Assert.Single(world.Raised);
        Assert.InRange(world.Askers.Passed["tx-1"], World.At(640 + 7199), World.At(640 + 7200));
        Assert.InRange(world.Askers.Passed["tx-pending-a-day"], World.At(700 + 7199), World.At(700 + 7200));
    }

    [Fact]
    public void Feed_WhenAPersonGivesItUp_HoldsNothingAndIsLearnedAnew()
    {
        var world = Flowing();
        world.Beats(600, 2000, 1, Side.Gateway, "stripe", 7);
        world.Ask(700, "tx-1", since: 640);
        world.RunTo(800);
        var version = world.FeedOf(Side.Bank, "ledger")!.Version;

        world.Act(801, Side.Bank, "ledger", Resolving(version - 1, "a1"));
        world.Act(802, Side.Bank, "ledger", Resolving(version + 1, "a2"));
        world.Act(803, Side.Bank, "ledger", Resolving(version + 1, "a2"));
        world.RunTo(2000);

        Assert.Equal([CaseEvent.ActionRefused, CaseEvent.Closed], world.Entries.TakeLast(2).Select(entry => entry.What));
        Assert.False(Assert.Single(world.Cleared).Alert.ByItself);
        Assert.InRange(world.Askers.Passed["tx-1"], World.At(802), World.At(802 + 300));
        Assert.Single(world.Raised);
    }

    [Fact]
    public void Deadlines_WhenTheBacklogOfAnOutageStillDrains_StayHeldAndAtMostAsLongAsTheOutage()
    {
        var world = Flowing();
        world.Beats(600, 4000, 1, Side.Gateway, "stripe", 7);
        // Ten minutes of silence; from then on everything comes five minutes late, for good.
        for (var at = 1200.0; at < 4000; at++) world.Beat(at, Side.Bank, "ledger", occurred: at - 300);
        world.Ask(700, "tx-1", since: 640);

        world.RunTo(4000);

        Assert.InRange(world.Askers.Passed["tx-1"], World.At(1795), World.At(1810 + 300));
        Assert.Equal(World.At(1800), Assert.Single(world.Cleared).At, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Deadlines_WhenRealReconItselfWasAway_WaitForItsOwnBacklogWithoutAnIncident()
    {
        var world = Flowing();
        // Stopped for ten minutes; then both hubs are read again from where they were left.
        for (var second = 0; second < 60; second++)
        {
            world.Beat(1200.5 + second, Side.Gateway, "stripe", 70, received: 600 + (second * 10));
            world.Beat(1202.5 + second, Side.Bank, "ledger", 70, received: 600.5 + (second * 10));
        }

        world.Beats(1263, 1400, 1, Side.Gateway, "stripe", 7);
        world.Beats(1263.5, 1400, 1, Side.Bank, "ledger", 7);
        world.Ask(1200, "tx-1", since: 590, due: 650);
        world.RunTo(1400);

        Assert.Empty(world.Raised);
        Assert.InRange(world.Askers.Passed["tx-1"], World.At(1262), World.At(1350));
        Assert.Contains(world.Story(), line => line.Contains("RealRecon reads bank-ledger 10 min late"));
        Assert.Equal(FeedPhase.Flowing, world.FeedOf(Side.Bank, "ledger")!.Phase);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void Feeds_WhenTheClockJumps_AreNotSilent(double jump)
    {
        var world = Flowing();
        world.RunTo(600);
        world.Jump(jump);
        // After a jump back, what was planned comes when the old clock is reached again; the feeds go on at once.
        var now = 600 + jump;
        for (var second = 0; second < 300; second++)
        {
            world.Beat(now + second + 0.1, Side.Gateway, "stripe", 7);
            world.Beat(now + second + 0.5, Side.Bank, "ledger", 7);
        }

        world.RunTo(Math.Max(600, now + 301));

        Assert.Empty(world.Raised);
    }

    [Fact]
    public void Feed_WhenItsTimerWasLost_IsFoundByTheOtherSidesEvents()
    {
        var gate = FeedGate.HearFeed(null, new FeedNews(Side.Bank, "ledger", 1, 5, FeedPhase.Flowing), World.Start).Next;
        var nudges = 0;
        for (var second = 1; second <= 120; second++)
        {
            var step = FeedGate.HearDemand(gate, new FeedNews(Side.Gateway, "stripe", second, 7, FeedPhase.Flowing), new FeedRules(), World.At(second));
            gate = step.Next;
            nudges += step.Outbox.Length;
        }

        Assert.InRange(nudges, 2, 5);
    }

    [Fact]
    public void Feed_WhenOneOfTwoFeedsOfASideIsSilent_HoldsTheSide()
    {
        var world = Flowing();
        world.Beats(0, 1200, 1, Side.Bank, "camt");
        world.Beats(600, 1200, 1, Side.Gateway, "stripe", 7);
        world.Ask(700, "tx-1", since: 640);

        world.RunTo(1200);

        Assert.Equal("bank-ledger", Assert.Single(world.Raised).Alert.Subject);
        Assert.Empty(world.Askers.Passed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Feeds_WhenSignalsComeLateTwiceAndInAnyOrder_TellTheSameStory(int seed)
    {
        var world = new World(seed: seed);
        world.Beats(0, 1500, 1, Side.Gateway, "stripe", 7);
        world.Beats(0.5, 600, 1, Side.Bank, "ledger", 7);
        world.Beats(900.5, 1500, 1, Side.Bank, "ledger", 7);
        for (var i = 0; i < 100; i++) world.Ask(660 + i, $"tx-{i}", since: 600 + i);

        world.RunTo(1500);

        Assert.InRange(Assert.Single(world.Raised).At, World.At(629), World.At(640));
        Assert.InRange(Assert.Single(world.Cleared).At, World.At(929), World.At(940));
        Assert.All(world.Askers.Passed.Values, at => Assert.True(at > World.At(929)));
        Assert.Equal(100, world.Askers.Passed.Count);
        foreach (var entries in world.Entries.GroupBy(entry => entry.Id)) Assert.Equal(Enumerable.Range(1, entries.Count()), entries.Select(entry => (int)entry.Version));
    }

    [Fact]
    public void Feed_WhenItSpeaksEachSecondForHours_HasOneEntryAtFirstHearingAndOneOnceLearned()
    {
        var world = new World();
        world.Beats(0, 20_000, 1, Side.Bank, "ledger");

        world.RunTo(20_000);

        Assert.Equal(
            ["0 Changed bank-ledger was heard for the first time.", "120 Changed bank-ledger pauses 1 s at most as a rule; from 30 s on it counts as silent."],
            world.Story());
    }

    [Fact]
    public void Feed_WhenItSpeaksOnceADay_IsNeverCalledSilent()
    {
        var world = new World();
        world.Beats(0, 86_400 * 60, 86_400, Side.Bank, "camt");
        world.Beats(0, 86_400 * 60, 600, Side.Gateway, "stripe", 30);

        world.RunTo(86_400 * 60);

        Assert.Empty(world.Raised);
    }

    private static OperatorAction Resolving(long version, string id) => new()
    {
        ActionId = id,
        Kind = OperatorActionKind.Resolve,
        Actor = "ana",
        Reason = "the bank moved to camt",
        ExpectedVersion = version,
        At = World.At(800),
    };

    /// <summary>Both sides have spoken each second for ten minutes.</summary>
    private static World Flowing(FeedRules? rules = null)
    {
        var world = new World(rules);
        world.Beats(0, 600, 1, Side.Gateway, "stripe", 7);
        world.Beats(0.5, 600, 1, Side.Bank, "ledger", 7);
        return world;
    }
}
