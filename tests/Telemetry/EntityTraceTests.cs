using Microsoft.Data.Sqlite;
using RealRecon.Tests.Entities;

namespace RealRecon.Tests.Telemetry;

/// <summary>A trace goes where messages go: from entity to entity, over a wait on disk, into I/O.</summary>
public sealed class EntityTraceTests
{
    [Fact]
    public async Task Trace_WhenAnOperationSendsMore_ReachesItInTheSameTurn()
    {
        await using var test = new TestRuntime();
        var trace = Heard.NewTrace();
        using var heard = new Heard(trace);

        await test.SendAsync(TestEntities.To("a", "Forward", 5, "b") with { TraceParent = trace });

        Assert.Equal(heard.Only("account.Forward").SpanId, heard.Only("account.Add").ParentSpanId);
    }

    [Fact]
    public async Task Trace_WhenItsMessageWaitsOverARestart_IsNotLost()
    {
        await using var test = new TestRuntime();
        var trace = Heard.NewTrace();
        using var heard = new Heard(trace);
        await test.SendAsync(TestEntities.To("a", "Remind", 60) with { TraceParent = trace });
        await test.RestartAsync();

        await test.PassAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(heard.Only("account.Remind").SpanId, heard.Only("account.Add").ParentSpanId);
    }

    /// <summary>An entity that wakes itself for ever would make one trace of its whole life.</summary>
    [Fact]
    public async Task Trace_WhenATimerSetsItselfAgain_EndsThere()
    {
        await using var test = new TestRuntime();
        var trace = Heard.NewTrace();
        using var heard = new Heard(trace);
        test.Entities.Io = (_, _) => _ => throw new IOException("as told");
        await test.SendAsync(TestEntities.To("a", "Write") with { TraceParent = trace });
        await test.UntilSeenAsync("a+0failed");
        await test.SettleAsync();
        var first = heard.Ended.Count;
        test.Entities.Io = (_, _) => _ => Task.CompletedTask;

        await test.PassAsync(TimeSpan.FromSeconds(1));
        await test.UntilSeenAsync("a+1written");

        Assert.Equal(first, heard.Ended.Count);
    }

    [Fact]
    public async Task Trace_WhenAnOperationAsksForIo_IsCurrentThere()
    {
        await using var test = new TestRuntime();
        var trace = Heard.NewTrace();
        using var heard = new Heard(trace);
        var current = new TaskCompletionSource<string?>();
        test.Entities.Io = (_, _) => _ =>
        {
            current.SetResult(System.Diagnostics.Activity.Current?.TraceId.ToString());
            return Task.CompletedTask;
        };

        await test.SendAsync(TestEntities.To("a", "Write") with { TraceParent = trace });

        Assert.Equal(trace.Split('-')[1], await current.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        await test.UntilSeenAsync("a+1written");
    }

    [Fact]
    public async Task Message_WhenItWasStoredWithoutRoomForATrace_IsDelivered()
    {
        await using var test = new TestRuntime();
        await test.SendAsync(TestEntities.To("a", "Remind", 60));
        await test.StopAsync();
        Execute(test.File, "ALTER TABLE Messages DROP COLUMN TraceParent");

        test.Start();
        await test.PassAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(60, test.StoredBalance("a"));
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Test data.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
