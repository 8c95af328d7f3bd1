using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;
using Microsoft.Extensions.Logging.Abstractions;
using RealRecon.Emulator.Hubs.Wire;

namespace RealRecon.Tests.Hubs;

public sealed class AmqpListenerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ANONYMOUS")]
    [InlineData("MSSBCBS")]
    [InlineData("PLAIN")]
    [InlineData("none")]
    public async Task Connect_WithEachKindOfSasl_LetsTheClientSend(string mechanism)
    {
        await using var hubs = HubFixture.Start();
        var factory = new ConnectionFactory();
        var address = new Address("127.0.0.1", hubs.Port, mechanism == "PLAIN" ? "anybody" : null, mechanism == "PLAIN" ? "anything" : null, "/", "amqp");
        if (mechanism == "ANONYMOUS") factory.SASL.Profile = SaslProfile.Anonymous;
        if (mechanism == "MSSBCBS") factory.SASL.Profile = new NamedProfile(mechanism);
        var connection = await factory.CreateAsync(address).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        await SenderTo(connection, "gateway-events").SendAsync(Messages.Plain("hello"));

        Assert.Equal(["hello"], hubs.All(HubFixture.Gateway).Select(Messages.Text));
        await connection.CloseAsync();
    }

    [Theory]
    [InlineData("gateway-events")]
    [InlineData("/gateway-events")]
    [InlineData("GATEWAY-EVENTS")]
    [InlineData("amqp://localhost:5672/gateway-events")]
    [InlineData("amqps://some.servicebus.windows.net/gateway-events/")]
    public async Task Attach_WithEachWayToWriteTheHub_SendsToIt(string target)
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);

        await client.Sender(target).SendAsync(Messages.Plain("hello"));

        Assert.Single(hubs.All(HubFixture.Gateway));
    }

    [Theory]
    [InlineData("no-such-hub", ErrorCode.NotFound)]
    [InlineData("gateway-events/Partitions/4", ErrorCode.NotFound)]
    [InlineData("gateway-events/Partitions/-1", ErrorCode.NotFound)]
    [InlineData("gateway-events/Partitions/x", ErrorCode.NotFound)]
    [InlineData("gateway-events/Other/1", ErrorCode.NotFound)]
    [InlineData("", ErrorCode.NotFound)]
    public async Task Attach_ToWhatIsNotThere_IsRefusedAndTheConnectionGoesOn(string target, string condition)
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);

        var refused = await Assert.ThrowsAsync<AmqpException>(() => client.Sender(target).SendAsync(Messages.Plain("hello")));

        Assert.Equal(condition, refused.Error.Condition);
        await client.Sender("bank-events").SendAsync(Messages.Plain("hello"));
        Assert.Single(hubs.All(HubFixture.Bank));
    }

    [Fact]
    public async Task Attach_OfAReceiver_SaysThatReceivingIsNotThereYet()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var closed = new TaskCompletionSource<Error>();

        var receiver = new ReceiverLink(client.Session, "r", "gateway-events/ConsumerGroups/$Default/Partitions/0");
        receiver.AddClosedCallback((_, error) => closed.TrySetResult(error));

        Assert.Equal(ErrorCode.NotImplemented, (await closed.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)).Condition);
    }

    [Fact]
    public async Task Attach_AnswersWithTheLargestMessageSize()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var attached = new TaskCompletionSource<Attach>();

        _ = new SenderLink(client.Session, "s", new Attach { Target = new Target { Address = "gateway-events" }, Source = new Source() }, (_, attach) => attached.TrySetResult(attach));

        Assert.Equal(1_048_576UL, (await attached.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)).MaxMessageSize);
    }

    [Fact]
    public async Task Send_OfABatchWithAKey_PutsAllOfItIntoTheKeysPartitionInOrder()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);

        await client.Sender("gateway-events").SendAsync(Messages.Batch(Enumerable.Range(0, 50).Select(i => Messages.Plain($"{i}", provider: "stripe", eventId: $"e{i}")), key: "order-7"));

        var events = hubs.Log.Read(HubFixture.Gateway, PartitionHash.PartitionOf("order-7", 4), -1, 1000, long.MaxValue);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => ($"{i}", "stripe", $"e{i}")), events.Select(e => (Messages.Text(e), e.Provider!, e.EventId!)));
    }

    [Fact]
    public async Task Send_OfABatchWhoseEventsHaveKeys_PlacesEachByItsOwn()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);

        await client.Sender("bank-events").SendAsync(Messages.Batch(Enumerable.Range(0, 40).Select(i => Messages.Plain($"{i}", key: $"key-{i}"))));

        Assert.Equal(
            Enumerable.Range(0, 40).OrderBy(i => PartitionHash.PartitionOf($"key-{i}", 4)).Select(i => $"{i}"),
            hubs.All(HubFixture.Bank).Select(Messages.Text));
    }

    [Fact]
    public async Task Send_WithoutAKey_GoesRoundThePartitions()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var sender = client.Sender("gateway-events");

        for (var i = 0; i < 8; i++) await sender.SendAsync(Messages.Plain("x"));

        Assert.All(Enumerable.Range(0, 4), partition => Assert.Equal(1, hubs.Log.State(HubFixture.Gateway, partition).Last));
    }

    [Fact]
    public async Task Send_ToAPartition_StaysThereWhateverTheKey()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var sender = client.Sender("gateway-events/Partitions/2");

        for (var i = 0; i < 5; i++) await sender.SendAsync(Messages.Plain("x", key: $"{i}"));

        Assert.Equal(4, hubs.Log.State(HubFixture.Gateway, 2).Last);
    }

    [Fact]
    public async Task Send_PreSettled_IsKeptToo()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var attach = new Attach { Target = new Target { Address = "gateway-events/Partitions/0" }, Source = new Source(), SndSettleMode = SenderSettleMode.Settled };
        var sender = new SenderLink(client.Session, "settled", attach, null);

        // Far more than one window of credit.
        for (var i = 0; i < 3000; i++) sender.Send(Messages.Plain($"{i}"), null, null);

        await hubs.Log.WaitAsync(HubFixture.Gateway, 0, 2998, Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => $"{i}"), hubs.All(HubFixture.Gateway).Select(Messages.Text));
    }

    [Fact]
    public async Task Send_OfManySinglesAtOnce_KeepsTheirOrderBeyondEveryWindow()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var sender = client.Sender("gateway-events/Partitions/0");

        await Task.WhenAll(Enumerable.Range(0, 5000).Select(i => sender.SendAsync(Messages.Plain($"{i}"))));

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"{i}"), hubs.All(HubFixture.Gateway).Select(Messages.Text));
    }

    [Fact]
    public async Task Send_OfLargeBatchesInManyFrames_ArrivesWhole()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var sender = client.Sender("gateway-events/Partitions/1");
        var body = new string('x', 10_000);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => sender.SendAsync(Messages.Batch(Enumerable.Range(0, 100).Select(j => Messages.Plain($"{i}/{j} {body}"))))));

        var events = hubs.Log.Read(HubFixture.Gateway, 1, -1, int.MaxValue, long.MaxValue);
        Assert.Equal(4000, events.Count);
        Assert.All(events, hubEvent => Assert.EndsWith(body, Messages.Text(hubEvent), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_OfTooLargeAMessage_IsRefusedAndTheLinkGoesOn()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var sender = client.Sender("gateway-events");

        var refused = await Assert.ThrowsAsync<AmqpException>(() => sender.SendAsync(Messages.Plain(new string('x', 1 << 20))));

        Assert.Equal(ErrorCode.MessageSizeExceeded, refused.Error.Condition);
        await sender.SendAsync(Messages.Plain("small"));
        Assert.Equal(["small"], hubs.All(HubFixture.Gateway).Select(Messages.Text));
    }

    [Fact]
    public async Task Send_OfMalformedContent_IsRefusedAndTheLinkGoesOn()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var sender = client.Sender("gateway-events");
        Message[] malformed =
        [
            new Message { BodySection = new Data { Binary = [1, 2, 3] }, Format = TransferDecoder.BatchFormat },
            new Message("a value in a batch") { Format = TransferDecoder.BatchFormat },
            new Message { Format = TransferDecoder.BatchFormat, Header = new Header() },
            new Message { BodySection = new AmqpSequence { List = new object[] { 1, 2 } } },
            new Message(42),
            new Message { BodySection = new Data { Binary = [1] }, Format = 77 },
        ];

        foreach (var message in malformed)
        {
            var refused = await Assert.ThrowsAsync<AmqpException>(() => sender.SendAsync(message));
            Assert.Contains(refused.Error.Condition.ToString(), new[] { ErrorCode.DecodeError, ErrorCode.NotImplemented });
        }

        await sender.SendAsync(Messages.Plain("fine"));
        Assert.Equal(["fine"], hubs.All(HubFixture.Gateway).Select(Messages.Text));
    }

    [Fact]
    public async Task Send_WithTextBinaryOrSeveralSections_GivesTheBytes()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var sender = client.Sender("gateway-events/Partitions/0");

        await sender.SendAsync(new Message("text"));
        await sender.SendAsync(new Message("binary"u8.ToArray()));
        var sections = new DataList();
        sections.Add(new Data { Binary = "two "u8.ToArray() });
        sections.Add(new Data { Binary = "sections"u8.ToArray() });
        await sender.SendAsync(new Message { BodySection = sections });

        Assert.Equal(["text", "binary", "two sections"], hubs.All(HubFixture.Gateway).Select(Messages.Text));
    }

    [Fact]
    public async Task Send_WhenTheLogCannotWrite_IsRefusedAsBusy()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);
        var sender = client.Sender("gateway-events");
        await sender.SendAsync(Messages.Plain("before"));

        using (var rival = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={hubs.Options.Path};Pooling=False"))
        {
            rival.Open();
            using var writing = rival.BeginTransaction(deferred: false);
            var refused = await Assert.ThrowsAsync<AmqpException>(() => sender.SendAsync(Messages.Plain("refused")));
            Assert.Equal("com.microsoft:server-busy", refused.Error.Condition);
        }

        await sender.SendAsync(Messages.Plain("after"));
        Assert.Equal(["before", "after"], hubs.All(HubFixture.Gateway).OrderBy(e => e.EnqueuedAt).Select(Messages.Text));
    }

    [Fact]
    public async Task Management_DescribesHubAndPartitionAndKnowsNoOther()
    {
        await using var hubs = HubFixture.Start();
        await using var client = await Client.ConnectAsync(hubs);

        var hub = await client.ManageAsync("com.microsoft:eventhub", "bank-events");
        var partition = await client.ManageAsync("com.microsoft:partition", "bank-events", "3");
        var missing = await client.ManageAsync("com.microsoft:eventhub", "nothing");

        Assert.Equal(200, hub.ApplicationProperties["status-code"]);
        Assert.Equal(["0", "1", "2", "3"], Assert.IsType<string[]>(((Map)hub.Body)["partition_ids"]));
        Assert.Equal((-1L, "-1", true), (((Map)partition.Body)["last_enqueued_sequence_number"], ((Map)partition.Body)["last_enqueued_offset"], ((Map)partition.Body)["is_partition_empty"]));
        Assert.Equal(404, missing.ApplicationProperties["status-code"]);
    }

    [Fact]
    public async Task Start_OnAPortInUse_SaysSoInOneSentence()
    {
        await using var hubs = HubFixture.Start();
        var port = hubs.Port;

        var refused = Assert.Throws<AmqpPortException>(() => AmqpListener.Start(port, HubFixture.Topology, hubs.Log, hubs.Time, NullLogger<AmqpListener>.Instance));

        Assert.Equal($"The AMQP port {port} cannot be opened: another program uses it.", refused.Message);
    }

    [Fact]
    public async Task Start_AgainOnThePortOfAListenerThatHadClients_Works()
    {
        await using var hubs = HubFixture.Start();
        var listener = AmqpListener.Start(0, HubFixture.Topology, hubs.Log, hubs.Time, NullLogger<AmqpListener>.Instance);
        var client = await Client.ConnectAsync(listener.Port);
        await client.Sender("gateway-events").SendAsync(Messages.Plain("x"));
        await listener.DisposeAsync();

        await using var again = AmqpListener.Start(listener.Port, HubFixture.Topology, hubs.Log, hubs.Time, NullLogger<AmqpListener>.Instance);
        await using var second = await Client.ConnectAsync(again.Port);
        await second.Sender("gateway-events").SendAsync(Messages.Plain("y"));

        Assert.Equal(2, hubs.All(HubFixture.Gateway).Count);
    }

    private static SenderLink SenderTo(Connection connection, string target) => new(new Session(connection), Guid.NewGuid().ToString(), target);

    /// <summary>A client that names a mechanism and sends an empty first response, as the .NET SDK does with MSSBCBS.</summary>
    private sealed class NamedProfile(string mechanism) : SaslProfile(mechanism)
    {
        protected override ITransport UpgradeTransport(ITransport transport) => transport;

        protected override DescribedList GetStartCommand(string hostname) => new SaslInit { Mechanism = Mechanism, InitialResponse = [] };

        protected override DescribedList OnCommand(DescribedList command) => throw new AmqpException(ErrorCode.NotAllowed, command.ToString());
    }
}
