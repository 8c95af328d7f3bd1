using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;

namespace RealRecon.Tests.Feeds;

public sealed class PaceStories
{
    private static readonly PaceKey Cards = new(Side.Bank, "stripe", "card");
    private static readonly PaceKey Transfers = new(Side.Bank, "stripe", "sepa_debit");

    private readonly World _world = new();

    [Fact]
    public void Pace_WhenTheBankTakesLongerThanTheDeadline_LengthensItAndTheGateHoldsAccordingly()
    {
        Learn(0, 1000, second => TimeSpan.FromSeconds(70 + (second % 10)));
        _world.RunTo(1000);
        _world.Ask(1060, "tx-card", since: 1000);
        _world.Ask(1060, "tx-transfer", since: 1000, pace: Transfers);

        _world.RunTo(1300);

        var wait = _world.GateOf(Side.Bank)!.Waits[Cards.Text].Wait;
        Assert.InRange(wait, TimeSpan.FromSeconds(110), TimeSpan.FromSeconds(160));
        Assert.Equal(World.At(1000) + wait, _world.Askers.Passed["tx-card"]);
        Assert.Equal(World.At(1060), _world.Askers.Passed["tx-transfer"]);
        Assert.Null(_world.Askers.Answers.First(answer => answer.Key == "tx-card").Answer.Code);
        Assert.Matches(@"^99 Changed The bank deadline for stripe\|card went from 60 s to \d+ (s|min), learned from 100 samples\.$", _world.Story(CaseKind.Pace).First());
    }

    [Fact]
    public void Pace_WhenTheBankIsQuickAgain_ShrinksTheDeadlineToTheConfiguredOneAndNoFurther()
    {
        Learn(0, 300, _ => TimeSpan.FromSeconds(100));
        Learn(300, 20_000, _ => TimeSpan.FromSeconds(2));

        _world.RunTo(20_000);

        Assert.Equal(TimeSpan.FromMinutes(1), _world.GateOf(Side.Bank)!.Waits[Cards.Text].Wait);
        Assert.InRange(_world.Story(CaseKind.Pace).Count(), 2, 40);
        Assert.Equal(Enumerable.Range(1, _world.Entries.Count), _world.Entries.Select(entry => (int)entry.Version));
    }

    [Fact]
    public void Pace_WhenTheBankTakesDays_StaysWithinTheBounds()
    {
        Learn(0, 1000, _ => TimeSpan.FromDays(2));

        _world.RunTo(1000);

        Assert.Equal(TimeSpan.FromMinutes(4), _world.GateOf(Side.Bank)!.Waits[Cards.Text].Wait);
    }

    [Fact]
    public void Pace_WhenItIsAsUsual_SaysNothing()
    {
        Learn(0, 5000, second => TimeSpan.FromSeconds(second % 30));

        _world.RunTo(5000);

        Assert.Empty(_world.Entries);
        Assert.Null(_world.GateOf(Side.Bank));
    }

    [Fact]
    public void Pace_WhenABacklogBringsThousandsAtOnce_CountsThemAsOneOutage()
    {
        Learn(0, 1000, _ => TimeSpan.FromSeconds(10));
        for (var i = 0; i < 8000; i++) Sample(1000 + (i * 0.001), TimeSpan.FromMinutes(20));

        _world.RunTo(1100);

        Assert.Empty(_world.Entries);
    }

    [Fact]
    public void Pace_WhenTheWaitIsConfiguredShorterThanItWasLearned_IsClampedByTheGate()
    {
        var gate = FeedGate.HearPace(null, new PaceNews(Cards, 1, TimeSpan.FromMinutes(30))).Next;

        var step = FeedGate.MayPass(gate, Askers.Question("tx", World.At(0), null, null, null), _world.Rules, _world.Match, World.At(60));

        Assert.Equal(World.At(240), ((GateAnswer)((OutboxMessage.Signal)step.Outbox[0]).Payload!).HoldUntil);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(3600)]
    [InlineData(1)]
    public void Quantile_WhenGapsAreSteady_StaysNearThem(double seconds)
    {
        var gap = Quantile.Nothing;
        for (var i = 0; i < 500; i++) gap = gap.Learn(TimeSpan.FromSeconds(seconds), 0.98, TimeSpan.FromDays(7));

        Assert.InRange(gap.Value.TotalSeconds, seconds, seconds * 1.5);
    }

    [Fact]
    public void Quantile_WhenOneGapIsADayLong_HardlyMoves()
    {
        var gap = Quantile.Nothing;
        for (var i = 0; i < 500; i++) gap = gap.Learn(TimeSpan.FromSeconds(10), 0.98, TimeSpan.FromDays(7));

        Assert.InRange(gap.Learn(TimeSpan.FromDays(1), 0.98, TimeSpan.FromDays(7)).Value / gap.Value, 1.0, 1.03);
    }

    private void Learn(int from, int to, Func<int, TimeSpan> lag)
    {
        for (var second = from; second < to; second++) Sample(second, lag(second));
    }

    private void Sample(double at, TimeSpan lag) =>
        _world.Later(at, new(FeedAddresses.Pace(Cards), nameof(Pace.Learn), new PaceSample(Cards, lag, World.At(at))));
}
