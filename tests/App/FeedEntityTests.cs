using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Orders;
using RealRecon.Functions.Entities;

namespace RealRecon.Tests.App;

public sealed class FeedEntityTests
{
    private static readonly FeedBeat Beat = new(Side.Bank, "ledger", 3, Samples.Now, Samples.Now);

    [Fact]
    public async Task Hear_WhenTheFeedIsNew_AuditsItAndTellsBothGates()
    {
        var stage = new EntityStage(() => new FeedEntity(new FeedRules(), new FixedTime(Samples.Now)), FeedAddresses.Feed(Side.Bank, "ledger"));

        var sent = await stage.RunAsync(nameof(Feed.Hear), Beat);

        Assert.True(stage.State.HasState);
        Assert.Single(sent, signal => signal.Input is AppendEntry);
        Assert.Equal(["bank", "gateway"], sent.Where(signal => signal.Input is FeedNews).Select(signal => signal.Target.Key));
    }

    [Fact]
    public async Task MayPass_WhenNothingIsKnown_LetsTheDeadlinePass()
    {
        var stage = new EntityStage(() => new FeedGateEntity(new FeedRules(), new MatchRules(), new FixedTime(Samples.Now)), FeedAddresses.Gate(Side.Bank));
        var question = new GateQuestion(new EntityAddress("Transaction", "tx-1"), 1, new PaceKey(Side.Bank, "stripe", "card"), Samples.Now.AddMinutes(-1), 0);

        var sent = await stage.RunAsync(nameof(FeedGate.MayPass), question);

        Assert.Equal(new GateAnswer(1, null, null), Assert.Single(sent).Input);
    }

    [Fact]
    public async Task Note_WhenItIsTheFirstCharge_IsKeptInSilence()
    {
        var stage = new EntityStage(() => new OrderEntity(new MatchRules(), new FixedTime(Samples.Now)), OrderMovement.AddressOf("o-1"));

        var sent = await stage.RunAsync(nameof(Order.Note), new OrderMovement
        {
            OrderId = "o-1",
            Id = TransactionId.Of("tx-1"),
            Kind = OrderMovementKind.Charge,
            Provider = "stripe",
            Amount = new Money(500, Currency.Of("EUR")),
            OccurredAt = Samples.Now,
            Succeeded = true,
            Version = 1,
        });

        Assert.True(stage.State.HasState);
        Assert.Empty(sent);
    }
}
