using RealRecon.Core;

namespace RealRecon.Tests.Entities;

public sealed class ScheduledSignalTests
{
    [Fact]
    public async Task Signal_WhenDueLater_WaitsForItsTime()
    {
        await using var test = new TestRuntime();
        await test.SendAsync(TestEntities.To("a", "Remind", 60));

        await test.PassAsync(TimeSpan.FromSeconds(59));
        Assert.Null(test.Stored("a"));

        await test.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(60, test.StoredBalance("a"));
        Assert.Equal(0, test.StoredMessages());
    }

    [Fact]
    public async Task Signals_WhenSeveralFallDue_RunInTheOrderOfTheirTimes()
    {
        await using var test = new TestRuntime();
        await test.SendAsync([.. ((long[])[30, 3, 20, 1, 3600]).Select(seconds => TestEntities.To("a", "Remind", seconds))]);

        await test.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(["a+1reminded", "a+3reminded", "a+20reminded", "a+30reminded", "a+3600reminded"], test.Entities.Seen);
    }

    [Fact]
    public async Task Signal_WhenItsTimeHasPassedAlready_RunsAtOnceAndNeverReachesTheDisk()
    {
        await using var test = new TestRuntime();

        await test.SendAsync(TestEntities.To("a", "Add", 5) with { Due = test.Time.GetUtcNow().AddMinutes(-1) });

        Assert.Equal(5, test.StoredBalance("a"));
        Assert.Equal(0, test.StoredMessages());
    }

    [Fact]
    public async Task Signal_WhenItFellDueDuringAStop_RunsAfterTheStart()
    {
        await using var test = new TestRuntime();
        await test.SendAsync(TestEntities.To("a", "Remind", 60), TestEntities.To("b", "Remind", 7200));
        await test.StopAsync();
        test.Time.Advance(TimeSpan.FromHours(1));
        test.Start();

        await test.SettleAsync();

        Assert.Equal(60, test.StoredBalance("a"));
        Assert.Null(test.Stored("b"));
        Assert.Equal(1, test.StoredMessages());
    }

    [Fact]
    public async Task Signal_WhenTheClockIsSetBack_IsLateButNotLost()
    {
        await using var test = new TestRuntime();
        test.Time.AutoAdvanceAmount = TimeSpan.Zero;
        await test.SendAsync(TestEntities.To("a", "Remind", 60));
        await test.StopAsync();
        var back = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(test.Time.GetUtcNow().AddDays(-1));
        await using var runtime = RealRecon.Emulator.Entities.EntityRuntime.Start(
            new() { File = test.File }, [test.Entities.Kind], back, Microsoft.Extensions.Logging.Abstractions.NullLogger<RealRecon.Emulator.Entities.EntityRuntime>.Instance);

        back.Advance(TimeSpan.FromDays(1));
        await runtime.SignalAsync([], TestContext.Current.CancellationToken);
        Assert.Null(test.Stored("a"));

        back.Advance(TimeSpan.FromSeconds(60));
        await runtime.SignalAsync([], TestContext.Current.CancellationToken);
        Assert.Equal(60, test.StoredBalance("a"));
    }

    [Fact]
    public async Task Signal_WhenOnlyTheAlarmWakesTheEngine_RunsWithoutAnyClient()
    {
        await using var test = new TestRuntime();
        var written = new TaskCompletionSource();
        test.Entities.Io = (_, _) => _ =>
        {
            written.SetResult();
            return Task.CompletedTask;
        };
        await test.SendAsync(TestEntities.To("a", "Write") with { Due = test.Time.GetUtcNow().AddSeconds(30) });

        test.Time.Advance(TimeSpan.FromSeconds(30));

        await written.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Signals_WhenThousandsAreScheduled_AllRunOnceInOrder()
    {
        await using var test = new TestRuntime();
        var order = new Random(7);
        var seconds = Enumerable.Range(1, 3000).Select(i => (long)i).ToArray();
        order.Shuffle(seconds);
        foreach (var chunk in seconds.Chunk(100)) await test.SendAsync([.. chunk.Select(s => TestEntities.To("a", "Remind", s))]);
        await test.RestartAsync();

        for (var minute = 0; minute < 50; minute++) await test.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(Enumerable.Range(1, 3000).Select(s => $"a+{s}reminded"), test.Entities.Seen);
        Assert.Equal(0, test.StoredMessages());
    }
}
