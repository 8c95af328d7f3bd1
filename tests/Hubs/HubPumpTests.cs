using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core.Normalise;
using RealRecon.Emulator.Hubs;

namespace RealRecon.Tests.Hubs;

public sealed class HubPumpTests
{
    private static readonly HubDefinition Hub = HubFixture.Gateway;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Run_HandsEventsOnInOrderAndCheckpointsThem()
    {
        await using var hubs = HubFixture.Start();
        var handled = new Handled(expected: 30);
        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, Numbers(0, 20)));

        await using (var pump = Running(hubs, handled.HandleAsync, new HubPumpOptions { BatchEventsMax = 7 }))
        {
            await hubs.Log.AppendAsync(Hub, Messages.Placed(0, Numbers(20, 10)));
            await handled.Done.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Numbers(0, 30), handled.Bodies);
        Assert.All(handled.Batches, batch => Assert.InRange(batch, 1, 7));
        await hubs.ReopenAsync();
        Assert.Equal(29, hubs.Log.Checkpoint(Hub, 0, HubTopology.DefaultConsumerGroup));
    }

    [Fact]
    public async Task Run_WhenTheHandlerFails_RepeatsTheSameBatchWithGrowingPausesBeforeAnyLaterOne()
    {
        var time = new ArmedTime();
        await using var hubs = HubFixture.Start(time: time);
        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "a", "b"));
        var handled = new Handled(expected: 2) { FailuresLeft = 5 };

        await using (Running(hubs, handled.HandleAsync, new HubPumpOptions { BatchEventsMax = 1, RetryDelay = TimeSpan.FromSeconds(1), RetryDelayMax = TimeSpan.FromSeconds(5) }))
        {
            foreach (var seconds in new[] { 1, 2, 4, 5, 5 })
            {
                var pause = await time.Pauses.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken);
                Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
                Assert.Equal(-1, hubs.Log.Checkpoint(Hub, 0, HubTopology.DefaultConsumerGroup));
                time.Advance(pause);
            }

            await handled.Done.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["a", "a", "a", "a", "a", "a", "b"], handled.Tried);
        Assert.Equal(["a", "b"], handled.Bodies);
        Assert.Equal(1, hubs.Log.Checkpoint(Hub, 0, HubTopology.DefaultConsumerGroup));
    }

    [Fact]
    public async Task Run_WhenStoppedInsideABatch_LeavesTheCheckpointBeforeItAndTheNextRunGetsItAgain()
    {
        await using var hubs = HubFixture.Start();
        var entered = new TaskCompletionSource();
        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "first"));
        var first = new Handled(expected: 1);
        await using (Running(hubs, first.HandleAsync)) await first.Done.WaitAsync(Limit, TestContext.Current.CancellationToken);
        await hubs.Log.AppendAsync(Hub, Messages.Placed(0, "second"));

        await using (Running(hubs, HangAsync)) await entered.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.Equal(0, hubs.Log.Checkpoint(Hub, 0, HubTopology.DefaultConsumerGroup));
        await hubs.ReopenAsync();
        var again = new Handled(expected: 1);
        await using (Running(hubs, again.HandleAsync)) await again.Done.WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal(["second"], again.Bodies);

        async Task HangAsync(IReadOnlyList<HubEvent> batch, CancellationToken cancellation)
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    private static List<string> Numbers(int from, int count) => [.. Enumerable.Range(from, count).Select(i => i.ToString())];

    private static Run Running(HubFixture hubs, Func<IReadOnlyList<HubEvent>, CancellationToken, Task> handle, HubPumpOptions? options = null) =>
        new(new HubPump(hubs.Log, Hub, 0, handle, options ?? new HubPumpOptions(), hubs.Time, NullLogger<HubPump>.Instance));

    /// <summary>A pump that runs until disposed.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;

        public Run(HubPump pump) => _running = Task.Run(() => pump.RunAsync(_stop.Token));

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.WaitAsync(Limit);
            _stop.Dispose();
        }
    }

    /// <summary>Fake time that tells when somebody starts to wait, so that a test never advances it too early.</summary>
    private sealed class ArmedTime : FakeTimeProvider
    {
        public Channel<TimeSpan> Pauses { get; } = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            // Periodic timers are the log's own.
            if (period == Timeout.InfiniteTimeSpan) Pauses.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    /// <summary>A handler that remembers.</summary>
    private sealed class Handled(int expected)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public List<string> Bodies { get; } = [];

        public List<int> Batches { get; } = [];

        public List<string> Tried { get; } = [];

        public int FailuresLeft { get; set; }

        public Task HandleAsync(IReadOnlyList<HubEvent> batch, CancellationToken cancellation)
        {
            Tried.AddRange(batch.Select(Messages.Text));
            if (FailuresLeft-- > 0) throw new IOException("The store is down.");
            Bodies.AddRange(batch.Select(Messages.Text));
            Batches.Add(batch.Count);
            if (Bodies.Count >= expected) _done.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
