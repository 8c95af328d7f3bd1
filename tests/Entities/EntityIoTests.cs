using RealRecon.Core;

namespace RealRecon.Tests.Entities;

public sealed class EntityIoTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Io_WhenItStarts_SeesTheCommittedStateAndItsRequestIsOnDisk()
    {
        await using var test = new TestRuntime();
        var seen = new TaskCompletionSource<(long Balance, long Stored, long Requests)>();
        test.Entities.Io = (state, _) => _ =>
        {
            seen.SetResult((state!.Balance, test.StoredBalance("a"), test.StoredMessages()));
            return Task.CompletedTask;
        };

        await test.SendAsync(TestEntities.To("a", "Add", 5), TestEntities.To("a", "Write", 2));

        Assert.Equal((5, 5, 1), await seen.Task.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Io_WhenItSucceeds_ItsResultIsAppliedAndTheRequestIsGone()
    {
        await using var test = new TestRuntime();

        await test.SendAsync(TestEntities.To("a", "Write", 2));
        await test.UntilSeenAsync("a+2written");
        await test.SettleAsync();

        Assert.Equal(2, test.StoredBalance("a"));
        Assert.Equal(0, test.StoredMessages());
    }

    [Fact]
    public async Task Io_WhileItRuns_OtherOperationsOfTheEntityGoOn()
    {
        await using var test = new TestRuntime();
        var gate = new TaskCompletionSource();
        test.Entities.Io = (_, _) => _ => gate.Task;

        await test.SendAsync(TestEntities.To("a", "Write", 2));
        await test.SendAsync(TestEntities.To("a", "Add", 5));
        Assert.Equal(5, test.StoredBalance("a"));

        gate.SetResult();
        await test.UntilSeenAsync("a+2written");
    }

    [Fact]
    public async Task Io_WhenItThrows_TheFailureIsAppliedAndThePolicyTriesAgain()
    {
        await using var test = new TestRuntime();
        var tries = 0;
        test.Entities.Io = (_, _) => _ => ++tries == 1 ? throw new IOException("disk on fire") : Task.CompletedTask;

        await test.SendAsync(TestEntities.To("a", "Write", 2));
        await test.UntilSeenAsync("a+0failed");
        await test.PassAsync(TimeSpan.FromSeconds(1));
        await test.UntilSeenAsync("a+2written");
        await test.SettleAsync();

        Assert.Equal(2, test.StoredBalance("a"));
        Assert.Equal(0, test.StoredMessages());
    }

    [Fact]
    public async Task Io_WhenThereIsNothingToDo_IsForgottenWithoutAResult()
    {
        await using var test = new TestRuntime();
        test.Entities.Io = (_, _) => null;

        await test.SendAsync(TestEntities.To("a", "Write", 2));
        await test.SettleAsync();
        await test.SettleAsync();

        Assert.Equal(0, test.StoredMessages());
        Assert.Empty(test.Entities.Seen);
    }

    [Fact]
    public async Task Io_WhenTheRuntimeStopsBeforeItsResult_StartsAgain()
    {
        await using var test = new TestRuntime();
        test.Entities.Io = (_, _) => cancellation => Task.Delay(Timeout.Infinite, cancellation);
        await test.SendAsync(TestEntities.To("a", "Write", 2));
        await test.StopAsync();
        Assert.Equal(1, test.StoredMessages());

        test.Entities.Io = (_, _) => _ => Task.CompletedTask;
        test.Start();
        await test.UntilSeenAsync("a+2written");
        await test.SettleAsync();

        Assert.Equal(2, test.StoredBalance("a"));
        Assert.Equal(0, test.StoredMessages());
    }
}
