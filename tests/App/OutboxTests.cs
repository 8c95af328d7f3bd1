using Microsoft.DurableTask.Entities;
using RealRecon.Core;
using RealRecon.Functions.Entities;

namespace RealRecon.Tests.App;

public sealed class OutboxTests
{
    [Fact]
    public void Send_OfAStart_BeginsTheOrchestrationUnderItsOwnId()
    {
        var context = new SentSignals(new EntityInstanceId("Transaction", "tx-1"));

        Outbox.Send(context, [new OutboxMessage.Start("Resolution", "tx-1-2", "the request")]);

        Assert.Equal([new StartedRun("Resolution", "the request", "Resolution-tx-1-2")], context.Started);
        Assert.Empty(context.All);
    }

    [Fact]
    public void InstanceOf_ALongId_IsCutToWhatThePlatformTakesAndStaysItsOwn()
    {
        var key = new string('k', 200);

        string[] ids = [.. new[] { "1", "2" }.Select(round => Outbox.InstanceOf(new OutboxMessage.Start("Resolution", $"{key}-{round}", "")))];

        Assert.All(ids, id => Assert.Equal(100, id.Length));
        Assert.NotEqual(ids[0], ids[1]);
    }
}
