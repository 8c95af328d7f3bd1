using Azure.Core.Amqp;
using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using Moq;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Feeds;
using RealRecon.Core.Normalise;
using RealRecon.Functions.Triggers;

namespace RealRecon.Tests.App;

public sealed class GatewayEventsFunctionTests
{
    private readonly Mock<DurableEntityClient> _entities = new(MockBehavior.Strict, "test");
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly Mock<IDeadLetterStore> _letters = new(MockBehavior.Strict);
    private readonly Mock<IAuditStore> _store = new(MockBehavior.Strict);
    private readonly List<(string Key, string Operation, PaymentEvent Event)> _signals = [];
    private readonly List<FeedBeat> _beats = [];
    private readonly List<DeadLetter> _rejected = [];

    public GatewayEventsFunctionTests()
    {
        _client.Setup(client => client.Entities).Returns(_entities.Object);
        _store.Setup(store => store.ReadHeadsAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        _letters.Setup(store => store.AddAsync(It.IsAny<IReadOnlyList<DeadLetter>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<DeadLetter> letters, CancellationToken _) => _rejected.AddRange(letters))
            .Returns(Task.CompletedTask);
    }

    [Fact]
    public async Task Batch_WhenOneEventIsBad_SignalsTheOthersAndKeepsADeadLetter()
    {
        TakeSignals();

        await RunAsync(
            Samples.Event(Samples.GenericEvent("tx-1"), 1),
            Samples.Event("not json", 2),
            Samples.Event(AmqpMessageBody.FromValue("no data section"), 3),
            Samples.Event(Samples.GenericEvent("tx-4"), 4));

        Assert.Equal(["tx-1", "tx-4"], _signals.Select(signal => signal.Key).Order(StringComparer.Ordinal));
        Assert.All(_signals, signal => Assert.Equal("Observe", signal.Operation));
        Assert.Equal((Side.Gateway, "generic", 2), (Assert.Single(_beats).Side, _beats[0].Provider, _beats[0].Count));
        Assert.Equal([2L, 3], _rejected.Select(letter => letter.Position.Sequence));
        Assert.Equal(new HubPosition("gateway-events", "3", 2, "128"), _rejected[0].Position);
        Assert.Equal(Samples.Now, _rejected[0].EnqueuedAt);
    }

    [Fact]
    public async Task Batch_WhenASignalFails_ThrowsSoThatTheBatchIsRetried()
    {
        _entities.Setup(client => client.SignalEntityAsync(
                It.IsAny<EntityInstanceId>(), It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<SignalEntityOptions?>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(Samples.Event(Samples.GenericEvent("tx-1"), 1)));
    }

    [Fact]
    public async Task Batch_WhenTheAuditStoreIsDown_IsLeftInTheHub()
    {
        _store.Setup(store => store.ReadHeadsAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(Samples.Event(Samples.GenericEvent("tx-1"), 1), Samples.Event("not json", 2)));

        _entities.VerifyNoOtherCalls();
        _letters.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task Batch_WhenTheHostDoesNotSayThePartition_GoesOn(string? partitionContext)
    {
        TakeSignals();

        await RunAsync(partitionContext, Samples.Event(Samples.GenericEvent("tx-1"), 1));

        Assert.Equal("tx-1", Assert.Single(_signals).Key);
    }

    private void TakeSignals() => _entities
        .Setup(client => client.SignalEntityAsync(
            It.IsAny<EntityInstanceId>(), It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<SignalEntityOptions?>(), It.IsAny<CancellationToken>()))
        .Callback((EntityInstanceId id, string operation, object? input, SignalEntityOptions? _, CancellationToken _) =>
        {
            lock (_signals)
            {
                if (input is FeedBeat beat) _beats.Add(beat);
                else _signals.Add((id.Key, operation, (PaymentEvent)input!));
            }
        })
        .Returns(Task.CompletedTask);

    private Task RunAsync(params EventData[] events) =>
        RunAsync("""{"FullyQualifiedNamespace":"localhost","EventHubName":"gateway-events","ConsumerGroup":"$Default","PartitionId":"3"}""", events);

    private Task RunAsync(string? partitionContext, params EventData[] events)
    {
        var binding = new Mock<BindingContext>();
        binding.Setup(context => context.BindingData).Returns(
            partitionContext is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["PartitionContext"] = partitionContext });
        var context = new Mock<FunctionContext>();
        context.Setup(function => function.BindingContext).Returns(binding.Object);
        var time = new FixedTime(Samples.Now);
        var ingest = new HubIngest(new NormaliseRules(), _letters.Object, new StoreWatch(_store.Object, time), time);
        return new GatewayEventsFunction(ingest).RunAsync(events, _client.Object, context.Object);
    }
}
