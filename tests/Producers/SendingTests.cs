using System.Security.Cryptography;
using System.Text;
using Amqp.Framing;
using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;

namespace RealRecon.Tests.Producers;

public sealed class SendingTests
{
    private static readonly SendBackOff Impatient = new() { MaxAttempts = 3, First = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromMilliseconds(2) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("happy-path")]
    [InlineData("duplicate-charge")]
    [InlineData("garbage")]
    public async Task Play_WhenTheHubDecodesWhatArrived_EveryPlannedEventIsThereAsPlanned(string name)
    {
        using var hub = new ListeningHub();
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);
        var player = await ScenarioPlayer.OpenAsync(connection, null, TimeProvider.System, Cancellation);
        var scenario = ScenarioCatalogue.Named(name).Plan(new ScenarioSettings { Seed = 1, Start = DateTimeOffset.UnixEpoch });
        var sent = 0;

        await player.PlayAsync(scenario, more => sent += more, Cancellation);

        Assert.Equal(scenario.Events.Count, sent);
        var planned = scenario.Events.Select(e => (e.Hub, e.PartitionKey, e.Provider, e.EventId, Convert.ToHexString(SHA256.HashData(e.Body))));
        var received = hub.Batches.SelectMany(batch => batch.Events.Select(e => (batch.Target, batch.PartitionKey!, e.Provider, e.EventId, Convert.ToHexString(SHA256.HashData(e.Body)))));
        Assert.Equal(planned.Order(), received.Order());
    }

    [Fact]
    public async Task Play_WhenEventsOfSeveralKeysAreDue_ABatchHasOneKeyInsideAndOut()
    {
        using var hub = new ListeningHub();
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);
        var player = await ScenarioPlayer.OpenAsync(connection, null, TimeProvider.System, Cancellation);

        await player.PlayAsync(ScenarioCatalogue.Named("garbage").Plan(new ScenarioSettings { Seed = 2, Start = DateTimeOffset.UnixEpoch, Spacing = TimeSpan.Zero }), null, Cancellation);

        Assert.All(hub.Batches, batch => Assert.Equal(EventBatch.Format, batch.Format));
        Assert.All(hub.Batches, batch => Assert.All(batch.Events, e => Assert.Equal(batch.PartitionKey, e.PartitionKey)));
        Assert.Contains(hub.Batches, batch => batch.Events.Count > 5);
    }

    [Fact]
    public async Task Send_WhenTheServerIsBusyTwice_TriesAgainAndTheEventArrivesOnce()
    {
        using var hub = new ListeningHub();
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation, backOff: Impatient);
        var sender = await connection.OpenSenderAsync(Hub.Gateway, null, Cancellation);
        hub.RefuseNext(new Rejected { Error = new Error("com.microsoft:server-busy") { Description = "Slow down." } });
        hub.RefuseNext(new Released());

        await sender.SendAsync(BatchOf("k", "hello"), Cancellation);

        Assert.Equal("hello", Encoding.UTF8.GetString(Assert.Single(hub.Events).Body));
    }

    [Fact]
    public async Task Send_WhenTheServerStaysBusy_GivesUpAfterTheLastAttemptAndSaysWhy()
    {
        using var hub = new ListeningHub();
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation, backOff: Impatient);
        var sender = await connection.OpenSenderAsync(Hub.Gateway, null, Cancellation);
        for (var i = 0; i < Impatient.MaxAttempts; i++) hub.RefuseNext(new Rejected { Error = new Error("com.microsoft:server-busy") { Description = "Slow down." } });

        var failure = await Assert.ThrowsAsync<ProducerException>(() => sender.SendAsync(BatchOf("k", "hello"), Cancellation));

        Assert.Contains("server-busy", failure.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Batches);
    }

    [Fact]
    public async Task Send_WhenTheServerRefusesForGood_DoesNotTryAgain()
    {
        using var hub = new ListeningHub();
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation, backOff: Impatient);
        var sender = await connection.OpenSenderAsync(Hub.Bank, null, Cancellation);
        hub.RefuseNext(new Rejected { Error = new Error("amqp:link:message-size-exceeded") { Description = "Too large." } });

        var failure = await Assert.ThrowsAsync<ProducerException>(() => sender.SendAsync(BatchOf("k", "hello"), Cancellation));

        Assert.Contains("message-size-exceeded", failure.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Batches);
    }

    [Fact]
    public void BackOff_WhenAttemptsGrow_DoublesUpToTheLongestPause()
    {
        var backOff = new SendBackOff();

        Assert.Equal([100, 200, 400, 5000, 5000], new[] { 0, 1, 2, 6, 9 }.Select(attempt => backOff.After(attempt).TotalMilliseconds));
    }

    [Fact]
    public async Task Open_WhenLinksAreOpened_PutsATokenForEachEntityFirst()
    {
        using var hub = new ListeningHub();
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);

        await connection.OpenSenderAsync(Hub.Gateway, null, Cancellation);
        var partitions = await connection.ReadPartitionsAsync(Hub.Bank, Cancellation);
        await connection.OpenSenderAsync(Hub.Bank, partitions[3], Cancellation);

        Assert.Equal(["0", "1", "2", "3"], partitions);
        Assert.Equal(
            ["sb://localhost/gateway-events", "sb://localhost/bank-events/$management", "sb://localhost/bank-events/Partitions/3"],
            hub.PutTokens.Select(put => put.Audience));
        Assert.All(hub.PutTokens, put => Assert.StartsWith("SharedAccessSignature sr=sb%3A%2F%2Flocalhost%2F", put.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_WhenTheKeyIsRefused_NamesTheKeyAndNotItsValue()
    {
        using var hub = new ListeningHub { RefusesTokens = true };
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);

        var failure = await Assert.ThrowsAsync<ProducerException>(() => connection.OpenSenderAsync(Hub.Gateway, null, Cancellation));

        Assert.Contains("RootManageSharedAccessKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SAS_KEY_VALUE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WhenTheHubDoesNotExist_SaysWhichOne()
    {
        using var hub = new ListeningHub();
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);

        var failure = await Assert.ThrowsAsync<ProducerException>(() => connection.OpenSenderAsync("no-such-hub", null, Cancellation));

        Assert.Contains("no-such-hub", failure.Message, StringComparison.Ordinal);
    }

    private static EventBatch BatchOf(string key, string body)
    {
        var batch = new EventBatch(key);
        batch.Add(new OutgoingEvent("generic", null, Encoding.UTF8.GetBytes(body)));
        return batch;
    }
}
