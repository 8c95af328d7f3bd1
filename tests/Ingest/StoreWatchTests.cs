using Microsoft.Extensions.Time.Testing;
using Moq;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Ingest;

public sealed class StoreWatchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Mock<IAuditStore> _store = new(MockBehavior.Strict);
    private readonly StoreWatch _watch;

    public StoreWatchTests() => _watch = new StoreWatch(_store.Object, _time);

    [Fact]
    public async Task Demand_WhenAskedAgainWithinASecond_ReadsOnce()
    {
        Answer();

        await _watch.DemandAsync(TestContext.Current.CancellationToken);
        _time.Advance(StoreWatch.Fresh / 2);
        await _watch.DemandAsync(TestContext.Current.CancellationToken);
        VerifyReadings(1);

        _time.Advance(StoreWatch.Fresh);
        await _watch.DemandAsync(TestContext.Current.CancellationToken);
        VerifyReadings(2);
    }

    [Fact]
    public async Task Demand_WhenTheStoreIsDown_ThrowsUntilItIsBack()
    {
        _store.Setup(store => store.ReadHeadsAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("down"));
        await Assert.ThrowsAsync<IOException>(() => _watch.DemandAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<IOException>(() => _watch.DemandAsync(TestContext.Current.CancellationToken));
        VerifyReadings(2);

        Answer();
        await _watch.DemandAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Demand_WhenTheStoreDoesNotAnswer_GivesUpAsATimeout()
    {
        _store.Setup(store => store.ReadHeadsAsync(It.IsAny<CancellationToken>())).Returns((CancellationToken end) => NeverAsync(end));

        var demanded = _watch.DemandAsync(TestContext.Current.CancellationToken);
        Assert.False(demanded.IsCompleted);
        _time.Advance(StoreWatch.Patience);

        Assert.Null((await Assert.ThrowsAsync<TimeoutException>(() => demanded)).InnerException);
    }

    private static async Task<IReadOnlyList<ShardHead>> NeverAsync(CancellationToken end)
    {
        await Task.Delay(Timeout.Infinite, end);
        return [];
    }

    private void Answer() => _store.Setup(store => store.ReadHeadsAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);

    private void VerifyReadings(int count) => _store.Verify(store => store.ReadHeadsAsync(It.IsAny<CancellationToken>()), Times.Exactly(count));
}
