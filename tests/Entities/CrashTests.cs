using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Emulator.Entities;

namespace RealRecon.Tests.Entities;

/// <summary>After each commit the files are what a crash would leave; from each of them a runtime must go on as if nothing had happened.</summary>
public sealed class CrashTests
{
    private const int Steps = 12;

    [Fact]
    public async Task Runtime_WhenItCrashesBehindAnyCommit_GoesOnWithAllThatWasAccepted()
    {
        await using var test = new TestRuntime();
        for (var step = 1; step <= Steps; step++)
        {
            await test.SendAsync(
                TestEntities.To("a", "Forward", 1, "b"), TestEntities.To("c", "Remind", step), TestEntities.To($"new{step}", "Add"), TestEntities.To("a", "Fail"));

            await AssertGoesOnAsync(test, step);
        }
    }

    private static async Task AssertGoesOnAsync(TestRuntime crashed, int steps)
    {
        using var folder = new Hosting.TempFolder();
        var file = folder.In("entities.db");
        File.Copy(crashed.File, file);
        if (File.Exists(crashed.File + "-wal")) File.Copy(crashed.File + "-wal", file + "-wal");

        var entities = new TestEntities();
        var time = new FakeTimeProvider(crashed.Time.GetUtcNow());
        var runtime = EntityRuntime.Start(new() { File = file }, [entities.Kind], time, NullLogger<EntityRuntime>.Instance);
        await using (runtime)
        {
            time.Advance(TimeSpan.FromSeconds(Steps));
            await runtime.SignalAsync([TestEntities.To("a", "Forward", 1, "b"), TestEntities.To("new1", "Add")], TestContext.Current.CancellationToken);
        }

        // Each reminder once; both sides of every transfer; old entities found again, not made anew.
        Assert.Equal(steps * (steps + 1) / 2, BalanceIn(file, "c"));
        Assert.Equal(steps + 1, BalanceIn(file, "a"));
        Assert.Equal(steps + 1, BalanceIn(file, "b"));
        Assert.Equal(2, BalanceIn(file, "new1"));
        Assert.Equal(3 + steps, RowsIn(file));
    }

    private static long BalanceIn(string file, string key) =>
        System.Text.Json.JsonSerializer.Deserialize((string)Query(file, $"SELECT CAST(State AS TEXT) FROM Entities WHERE Address = 'Account/{key}'")!, TestJson.Default.Account)!.Balance;

    private static long RowsIn(string file) => (long)Query(file, "SELECT count(*) FROM Entities")!;

    private static object? Query(string file, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Test data.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
