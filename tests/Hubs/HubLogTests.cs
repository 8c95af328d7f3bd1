using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Emulator.Hubs;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Tests.Hubs;

public sealed class HubLogTests
{
    private static readonly HubDefinition Hub = HubFixture.Gateway;

    [Fact]
    public async Task Append_FromManyCallersAtOnce_KeepsEachCallersOrderWithoutGaps()
    {
        await using var hubs = HubFixture.Start();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++) await hubs.Log.AppendAsync(Hub, Messages.Placed(1, $"{caller}:{i}a", $"{caller}:{i}b"));
        })));

        var events = hubs.Log.Read(Hub, 1, -1, int.MaxValue, long.MaxValue);
        Assert.Equal(Enumerable.Range(0, 800).Select(i => (long)i), events.Select(e => e.Position.Sequence));
        foreach (var caller in Enumerable.Range(0, 8))
        {
            var own = events.Select(Messages.Text).Where(text => text.StartsWith($"{caller}:", StringComparison.Ordinal));
            Assert.Equal(Enumerable.Range(0, 50).SelectMany(i => new[] { $"{caller}:{i}a", $"{caller}:{i}b" }), own);
        }
    }

    [Fact]
    public async Task Append_ThatWaitedForOneCommit_IsOneTransaction()
    {
        await using var hubs = HubFixture.Start();

        // All of these are queued before the writer can finish its first commit of one chunk a partition.
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => hubs.Log.AppendAsync(Hub, Messages.Placed(0, $"{i}"))));

        Assert.InRange(await CountAsync(hubs, "SELECT count(*) FROM chunks"), 1, 200);
    }

    [Fact]
    public async Task Append_OnceCompleted_IsInTheFileForAnotherConnection()
    {
        await using var hubs = HubFixture.Start();

        await hubs.Log.AppendAsync(Hub, Messages.Placed(2, "a", "b"));

        Assert.Equal(1, await CountAsync(hubs, "SELECT last_sequence FROM chunks WHERE hub = 'gateway-events' AND partition = 2"));
    }

    [Fact]
    public async Task Reopen_BringsBackEventsAndGoesOnCounting()
    {
        await using var hubs = HubFixture.Start();
        await hubs.Log.AppendAsync(Hub, [new PlacedMessage(0, Messages.Event("""{"a":"é"}""", "key", "stripe", "evt-1"))]);
        var before = Assert.Single(hubs.All(Hub));

        await hubs.ReopenAsync();
        var after = Assert.Single(hubs.All(Hub));
        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "next"));

        Assert.Equal(before.Body.ToArray(), after.Body.ToArray());
        Assert.Equal(before with { Body = default }, after with { Body = default });
        Assert.Equal(("stripe", "evt-1", 0L), (after.Provider, after.EventId, after.Position.Sequence));
        Assert.Equal([0L, 1L], hubs.All(Hub).Select(e => e.Position.Sequence));
    }

    [Theory]
    [InlineData(16_384)]
    [InlineData(7)]
    public async Task Read_FromMemoryOrFromTheFile_GivesTheSameInStepsOfAnySize(int recentEventsMax)
    {
        await using var hubs = HubFixture.Start(options => options with { RecentEventsMax = recentEventsMax });
        var bodies = Enumerable.Range(0, 100).Select(i => $"event {i}").ToList();
        foreach (var part in bodies.Chunk(9)) await hubs.Log.AppendAsync(Hub, Messages.Placed(0, part));

        foreach (var step in new[] { 1, 3, 9, 10, 1000 })
        {
            var read = new List<string>();
            for (var events = hubs.Log.Read(Hub, 0, -1, step, long.MaxValue); events.Count > 0; events = hubs.Log.Read(Hub, 0, events[^1].Position.Sequence, step, long.MaxValue))
            {
                Assert.InRange(events.Count, 1, step);
                read.AddRange(events.Select(Messages.Text));
            }

            Assert.Equal(bodies, read);
        }
    }

    [Theory]
    [InlineData(16_384)]
    [InlineData(1)]
    public async Task Read_WhenOneEventIsLargerThanTheLimit_StillGivesIt(int recentEventsMax)
    {
        await using var hubs = HubFixture.Start(options => options with { RecentEventsMax = recentEventsMax });
        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, new string('x', 500), new string('y', 500), "z"));

        Assert.Equal([500], hubs.Log.Read(Hub, 0, -1, 10, 100).Select(e => e.Body.Length));
        Assert.Equal([500], hubs.Log.Read(Hub, 0, 0, 10, 500).Select(e => e.Body.Length));
        Assert.Equal([500, 1], hubs.Log.Read(Hub, 0, 0, 10, 501).Select(e => e.Body.Length));
    }

    [Fact]
    public async Task Wait_WhenAnEventComes_Completes()
    {
        await using var hubs = HubFixture.Start();
        var waiting = hubs.Log.WaitAsync(Hub, 0, -1, TestContext.Current.CancellationToken);
        await hubs.Log.AppendAsync(Hub, Messages.Placed(1, "elsewhere"));
        Assert.False(waiting.IsCompleted);

        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "here"));

        await waiting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Checkpoint_SurvivesAReopenAndNeverMovesBack()
    {
        await using var hubs = HubFixture.Start();
        Assert.Equal(-1, hubs.Log.Checkpoint(Hub, 0, "$Default"));

        await hubs.Log.SetCheckpointAsync(Hub, 0, "$Default", 5);
        await hubs.Log.SetCheckpointAsync(Hub, 0, "$Default", 3);
        await hubs.Log.SetCheckpointAsync(Hub, 0, "other", 9);
        await hubs.ReopenAsync();

        Assert.Equal((5, 9, -1), (hubs.Log.Checkpoint(Hub, 0, "$Default"), hubs.Log.Checkpoint(Hub, 0, "other"), hubs.Log.Checkpoint(Hub, 1, "$Default")));
    }

    [Fact]
    public async Task Trim_RemovesOldHandledEventsButNeitherUnhandledNorTheNewest()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var hubs = HubFixture.Start(options => options with { Retention = TimeSpan.FromHours(1), RecentEventsMax = 1 }, time);
        for (var i = 0; i < 100; i++) await hubs.Log.AppendAsync(Hub, Messages.Placed(0, $"{i}"));
        await hubs.Log.AppendAsync(Hub, Messages.Placed(1, "never handled"));
        await hubs.Log.SetCheckpointAsync(Hub, 0, "$Default", 99);

        time.Advance(TimeSpan.FromMinutes(59));
        await hubs.Log.AppendAsync(Hub, Messages.Placed(2, "barrier"));
        Assert.Equal(0, hubs.Log.State(Hub, 0).First);

        for (var step = 0; step < 1000 && hubs.Log.State(Hub, 0).First < 99; step++)
        {
            time.Advance(TimeSpan.FromMinutes(2));
            await hubs.Log.AppendAsync(Hub, Messages.Placed(2, "barrier"));
        }

        Assert.Equal((99, 99), (hubs.Log.State(Hub, 0).First, hubs.Log.State(Hub, 0).Last));
        Assert.Equal(0, hubs.Log.State(Hub, 1).First);
        await hubs.ReopenAsync();
        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "next"));
        Assert.Equal(100, hubs.Log.State(Hub, 0).Last);
    }

    [Fact]
    public async Task Append_WhenTheDiskRefuses_FailsAndLaterOnesSucceedWithoutAGap()
    {
        await using var hubs = HubFixture.Start();
        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "first"));

        using (var rival = new SqliteConnection($"Data Source={hubs.Options.Path};Pooling=False"))
        {
            rival.Open();
            using var writing = rival.BeginTransaction(deferred: false);
            var refused = await Assert.ThrowsAsync<HubLogException>(() => hubs.Log.AppendAsync(Hub, Messages.Placed(0, "refused")));
            Assert.Equal("The hub log cannot be written: another process uses it.", refused.Message);
            Assert.True(hubs.Log.IsRefusedByDisk);
        }

        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "second"));
        Assert.False(hubs.Log.IsRefusedByDisk);
        Assert.Equal([(0L, "first"), (1L, "second")], hubs.All(Hub).Select(e => (e.Position.Sequence, Messages.Text(e))));
    }

    [Fact]
    public async Task Append_WhenTooMuchWaits_IsRefusedAtOnce()
    {
        await using var hubs = HubFixture.Start(options => options with { WaitingBytesMax = 10_000 });
        var message = Messages.Placed(0, new string('x', 9_000));

        var appends = Enumerable.Range(0, 200).Select(_ => hubs.Log.AppendAsync(Hub, message)).ToList();

        await Assert.ThrowsAsync<HubLogBusyException>(() => Task.WhenAll(appends));
        await hubs.Log.AppendAsync(Hub, message);
        Assert.Equal(appends.Count(append => append.IsCompletedSuccessfully) + 1, hubs.All(Hub).Count);
    }

    [Fact]
    public async Task Open_InMemory_NeedsNoFile()
    {
        await using var hubs = HubFixture.Start(options => options with { Path = HubLogOptions.InMemory, RecentEventsMax = 2 });

        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "a", "b", "c"));

        Assert.Equal(["a", "b", "c"], hubs.All(Hub).Select(Messages.Text));
    }

    [Fact]
    public async Task Open_WhenTheFolderDoesNotExist_SaysSo()
    {
        await using var hubs = HubFixture.Start();
        var path = Path.Combine(Path.GetDirectoryName(hubs.Options.Path)!, "missing", "hubs.db");

        var trouble = Assert.Throws<HubLogException>(() => Open(hubs, path));

        Assert.Equal($"The hub log {path} cannot be opened: its folder does not exist or may not be written.", trouble.Message);
    }

    [Theory]
    [InlineData("this is no database, however long the text may be that lies here in its place", "cannot be opened: it is damaged or no SQLite file.")]
    [InlineData("PRAGMA user_version = 99; PRAGMA application_id = 0x5252484c", "was written by a later version of RealRecon.")]
    [InlineData("CREATE TABLE theirs (id INTEGER)", "is an SQLite file of another program.")]
    public async Task Open_WhenTheFileIsNotOurs_SaysSo(string content, string reason)
    {
        await using var hubs = HubFixture.Start();
        var path = hubs.Options.Path + "-strange";
        if (content.StartsWith("this", StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat(content, 100)), TestContext.Current.CancellationToken);
        }
        else
        {
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            using var command = new SqliteCommand(content, connection);
            command.ExecuteNonQuery();
        }

        Assert.EndsWith(reason, Assert.Throws<HubLogException>(() => Open(hubs, path)).Message, StringComparison.Ordinal);
    }

    private static void Open(HubFixture hubs, string path) =>
        HubLog.Open(HubFixture.Topology, hubs.Options with { Path = path }, hubs.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<HubLog>.Instance);

    private static async Task<long> CountAsync(HubFixture hubs, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={hubs.Options.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
