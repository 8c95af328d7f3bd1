using Microsoft.Extensions.Time.Testing;
using RealRecon.Core;
using RealRecon.Emulator.Hubs;
using RealRecon.Tests.Hubs;

namespace RealRecon.Tests.DeadLetters;

public sealed class HubArchiveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_WhenTheEventIsThere_GivesItAsThePumpsGotIt()
    {
        await using var hubs = HubFixture.Start();
        for (var i = 0; i < 5; i++) await hubs.Log.AppendAsync(HubFixture.Bank, Messages.Placed(2, $"body {i}"));
        var archive = new HubArchive(HubFixture.Topology, hubs.Log);

        foreach (var stored in hubs.All(HubFixture.Bank))
        {
            var found = await archive.FindAsync(stored.Position, Cancellation);
            Assert.Equal(Messages.Text(stored), Messages.Text(found!));
            Assert.Equal(stored with { Body = default }, found! with { Body = default });
        }

        await hubs.ReopenAsync();
        var first = new HubPosition("bank-events", "2", 0, "0");
        Assert.Equal("body 0", Messages.Text((await new HubArchive(HubFixture.Topology, hubs.Log).FindAsync(first, Cancellation))!));
    }

    [Theory]
    [InlineData("bank-events", "2", 5)]
    [InlineData("bank-events", "2", -1)]
    [InlineData("bank-events", "1", 0)]
    [InlineData("bank-events", "9", 0)]
    [InlineData("bank-events", "-1", 0)]
    [InlineData("bank-events", "unknown", 0)]
    [InlineData("other", "2", 0)]
    public async Task Find_WhenNothingStandsThere_GivesNothing(string hub, string partition, long sequence)
    {
        await using var hubs = HubFixture.Start();
        for (var i = 0; i < 5; i++) await hubs.Log.AppendAsync(HubFixture.Bank, Messages.Placed(2, $"body {i}"));

        Assert.Null(await new HubArchive(HubFixture.Topology, hubs.Log).FindAsync(new HubPosition(hub, partition, sequence, "0"), Cancellation));
    }

    [Fact]
    public async Task Find_WhenRetentionHasPassed_GivesNothingThoughLaterEventsStandThere()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var hubs = HubFixture.Start(options => options with { Retention = TimeSpan.FromHours(1), RecentEventsMax = 1 }, time);
        for (var i = 0; i < 10; i++) await hubs.Log.AppendAsync(HubFixture.Bank, Messages.Placed(0, $"{i}"));
        await hubs.Log.SetCheckpointAsync(HubFixture.Bank, 0, "$Default", 9);
        for (var step = 0; step < 1000 && hubs.Log.State(HubFixture.Bank, 0).First < 9; step++)
        {
            time.Advance(TimeSpan.FromMinutes(2));
            await hubs.Log.AppendAsync(HubFixture.Bank, Messages.Placed(2, "barrier"));
        }

        var archive = new HubArchive(HubFixture.Topology, hubs.Log);

        Assert.Null(await archive.FindAsync(new HubPosition("bank-events", "0", 3, "0"), Cancellation));
        Assert.NotNull(await archive.FindAsync(new HubPosition("bank-events", "0", 9, "0"), Cancellation));
    }
}
