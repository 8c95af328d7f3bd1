namespace RealRecon.Tests.Entities;

public sealed class EntityBacklogTests
{
    [Fact]
    public async Task Runtime_WhenOperationsPileUpBehindIo_TakesSignalsAgainOnceItIsFinished()
    {
        await using var test = new TestRuntime { MaxBacklog = 3 };
        await test.RestartAsync();
        var gate = new TaskCompletionSource();
        test.Entities.Io = (_, _) => _ => gate.Task;
        await test.SendAsync(TestEntities.To("a", "Write", 2));
        await test.SendAsync(TestEntities.To("a", "Add"), TestEntities.To("a", "Add"));
        await test.SendAsync(TestEntities.To("a", "Add"));

        var held = test.SendAsync(TestEntities.To("b", "Add"));
        // Real time, because what must not happen happens on another thread.
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("b+1", test.Entities.Seen);

        gate.SetResult();
        await held;
        Assert.Equal(1, test.StoredBalance("b"));
        Assert.Contains("a+2written", test.Entities.Seen);
    }

    [Fact]
    public async Task Runtime_WhenIoOfFormerRunIsUnfinished_CountsWhatPilesUpBehindItToo()
    {
        await using var test = new TestRuntime { MaxBacklog = 1 };
        var gate = new TaskCompletionSource();
        test.Entities.Io = (_, _) => cancellation => gate.Task.WaitAsync(cancellation);
        await test.SendAsync(TestEntities.To("a", "Write", 2));
        await test.RestartAsync();
        await test.SendAsync(TestEntities.To("a", "Add"));

        var held = test.SendAsync(TestEntities.To("b", "Add"));
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("b+1", test.Entities.Seen);

        gate.SetResult();
        await held;
        Assert.Equal(1, test.StoredBalance("b"));
    }

    [Fact]
    public async Task Runtime_WhenOtherEntitiesWork_DoesNotCountThem()
    {
        await using var test = new TestRuntime { MaxBacklog = 1 };
        await test.RestartAsync();
        var gate = new TaskCompletionSource();
        test.Entities.Io = (_, _) => _ => gate.Task;
        await test.SendAsync(TestEntities.To("a", "Write", 2));

        await test.SendAsync(TestEntities.To("b", "Add"), TestEntities.To("b", "Add"));
        await test.SendAsync(TestEntities.To("c", "Add"));

        Assert.Equal(2, test.StoredBalance("b"));
        Assert.Equal(1, test.StoredBalance("c"));
        gate.SetResult();
    }
}
