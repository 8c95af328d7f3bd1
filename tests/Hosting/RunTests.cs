using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;

namespace RealRecon.Tests.Hosting;

public sealed class RunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Emulator_WhenTold_EndsWithinFiveSecondsWithZero(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var emulator = await EmulatorProcess.StartReadyAsync(_folder.Path);

        var start = Stopwatch.GetTimestamp();
        await emulator.SignalAsync(signal);

        Assert.Equal(0, await emulator.ExitCodeAsync());
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
        Assert.Equal("", emulator.Errors.Trim());
    }

    [Fact]
    public async Task Emulator_WhenReady_HasSaidExactlyOneLineAndServes()
    {
        await using var emulator = await EmulatorProcess.StartReadyAsync(_folder.Path);
        using var client = new HttpClient { BaseAddress = emulator.Http };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/health", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Matches(@"^RealRecon is ready: http://localhost:\d+ \(AMQP \d+\)\r?\n$", emulator.Output);
        Assert.InRange(emulator.AmqpPort, 1, 65535);
    }

    [Fact]
    public async Task Emulator_WhenItWasKilled_StartsAgainOnTheSameFolder()
    {
        await using var killed = await EmulatorProcess.StartReadyAsync(_folder.Path);
        await killed.KillAsync();

        await using var next = await EmulatorProcess.StartReadyAsync(_folder.Path);

        Assert.Equal("", next.Errors.Trim());
    }

    [Fact]
    public async Task Emulator_WhenSettingsStandInTheEnvironment_TakesThem()
    {
        await using var emulator = await EmulatorProcess.StartReadyAsync(_folder.Path, ("RealRecon__BankDeadline", "00:00:05"), ("REALRECON__GATEWAYDEADLINE", "1.00:00:00"));

        Assert.Equal("", emulator.Errors.Trim());
    }

    [Fact]
    public async Task Verify_WhenTheLogIsAsItWasWritten_SaysThatItIsSound()
    {
        await PlayedFolder.PlayAsync(_folder.Path);

        await using var verify = EmulatorProcess.Start(["verify", "--data", _folder.Path]);
        Assert.True(await verify.ExitCodeAsync() == 0, verify.Output + verify.Errors);
        Assert.Contains("The audit log is sound.", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenTheEntitiesKnowMoreThanTheLog_NamesTheMissingTail()
    {
        await PlayedFolder.PlayAsync(_folder.Path);

        // An empty log is sound in itself: only what the entities know gives it away.
        File.Delete(_folder.In("ledger.db"));
        using (new RealRecon.Adapters.Storage.Sqlite.SqliteLedger(_folder.In("ledger.db")))
        {
        }

        Directory.Delete(_folder.In("anchors"), recursive: true);

        await using var verify = EmulatorProcess.Start(["verify", "--data", _folder.Path]);
        Assert.Equal(1, await verify.ExitCodeAsync());
        Assert.Contains("WRONG (TAIL_MISSING)", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenLogAndEntitiesWereRemovedAlike_FindsOutByTheAnchorOfTheRunsEnd()
    {
        await PlayedFolder.PlayAsync(_folder.Path);
        foreach (var file in (string[])["ledger.db", "entities.db"]) File.Delete(_folder.In(file));
        using (new RealRecon.Adapters.Storage.Sqlite.SqliteLedger(_folder.In("ledger.db")))
        {
        }

        await using var verify = EmulatorProcess.Start(["verify", "--data", _folder.Path]);
        Assert.Equal(1, await verify.ExitCodeAsync());
        Assert.Contains("WRONG (ANCHOR)", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenThePlaceNamedForAnchorsHoldsNone_DoesNotCallTheLogSound()
    {
        await PlayedFolder.PlayAsync(_folder.Path);

        await using var verify = EmulatorProcess.Start(["verify", "--data", _folder.Path, "--anchors", _folder.In("elsewhere")]);
        Assert.Equal(1, await verify.ExitCodeAsync());
        Assert.Contains("no anchors at the place named with --anchors", Assert.Single(verify.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("sound", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenAnEmulatorRunsOnTheFolder_ReadsBesideItAndLeavesItAlone()
    {
        await PlayedFolder.PlayAsync(_folder.Path);
        await using var emulator = await EmulatorProcess.StartReadyAsync(_folder.Path);

        // As a long write of the emulator would: the walk must neither wait for its lock nor take one.
        using var writer = new SqliteConnection($"Data Source={_folder.In("ledger.db")};Pooling=False");
        writer.Open();
        using (writer.BeginTransaction(deferred: false))
        {
            await using var verify = EmulatorProcess.Start(["verify", "--data", _folder.Path]);
            Assert.True(await verify.ExitCodeAsync() == 0, verify.Output + verify.Errors);
            Assert.Contains("The audit log is sound.", verify.Output, StringComparison.Ordinal);
        }

        using var client = new HttpClient { BaseAddress = emulator.Http };
        Assert.Contains("ok", await client.GetStringAsync("/api/health", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("", emulator.Errors.Trim());
    }

    [Theory]
    [InlineData("UPDATE transactions SET snapshot = x'7B'")]
    [InlineData("UPDATE heads SET head = 'x'")]
    [InlineData("DROP TABLE heads")]
    public async Task Verify_WhenARowCannotBeRead_SaysSoInOneSentence(string tampering)
    {
        await PlayedFolder.PlayAsync(_folder.Path);
        using (var ledger = new SqliteConnection($"Data Source={_folder.In("ledger.db")};Pooling=False"))
        {
            ledger.Open();
            using var command = ledger.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
            command.CommandText = tampering;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        await using var verify = EmulatorProcess.Start(["verify", "--data", _folder.Path]);
        Assert.Equal(1, await verify.ExitCodeAsync());
        Assert.Contains("WRONG", verify.Output, StringComparison.Ordinal);
        Assert.Equal("", verify.Errors.Trim());
    }

    public void Dispose() => _folder.Dispose();
}
