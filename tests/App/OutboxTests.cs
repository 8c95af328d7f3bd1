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
}
