using System.Collections.Concurrent;
using RealRecon.Core.Alerts;

namespace RealRecon.Tests.Alerts;

/// <summary>
/// A kill leaves what the last commit wrote. The files are copied between any two steps of a delivery, and from each copy another runtime must bring
/// it to its end: to a receiver that knows keys, every word comes once and in order.
/// </summary>
public sealed class DeliveryCrashTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Delivery_WhenKilledBetweenAnyTwoSteps_TellsEachWordOnceInOrder()
    {
        var receiver = new Receiver(failures: 3);
        await using var runtime = new AlertRuntime(receiver.TakeAsync, AlertStage.Start);
        await runtime.SendAsync(AlertRuntime.Raise(1));
        await AssertGoesOnAsync(runtime, receiver);
        for (var tries = 0; tries < 4; tries++)
        {
            // Asked whether it is wanted, and under way.
            await runtime.UntilAsync(() =>
            {
                runtime.Time.Advance(Step);
                return receiver.IsAsked;
            });
            await AssertGoesOnAsync(runtime, receiver);

            // The receiver took it or failed, and that is committed: it sleeps, or has told the group.
            receiver.Answer();
            await runtime.UntilAsync(() => !receiver.IsAsked);
            await runtime.SendAsync();
            await AssertGoesOnAsync(runtime, receiver);
        }

        await FinishAsync(runtime, receiver.Open());
    }

    private static async Task AssertGoesOnAsync(AlertRuntime killed, Receiver known)
    {
        var receiver = known.Copy().Open();
        await using var runtime = new AlertRuntime(receiver.TakeAsync, killed.Time.GetUtcNow(), killed.File);
        await FinishAsync(runtime, receiver);
    }

    private static async Task FinishAsync(AlertRuntime runtime, Receiver receiver)
    {
        await PassUntilAsync(runtime, () => receiver.Booked.Count == 1);
        await PassUntilAsync(runtime, () => runtime.State.Lines[0].Told == 1);
        await runtime.SendAsync(AlertRuntime.Clear(1));
        await PassUntilAsync(runtime, () => receiver.Booked.Count == 2);
        await PassUntilAsync(runtime, () => runtime.State.Lines[0].IsIdle);

        Assert.Equal([(NotificationKind.Opened, 1L), (NotificationKind.Closed, 2L)], receiver.Booked.Select(word => (word.Kind, word.Number)));
    }

    private static Task PassUntilAsync(AlertRuntime runtime, Func<bool> isSo) => runtime.UntilAsync(() =>
    {
        runtime.Time.Advance(Step);
        return isSo();
    });

    /// <summary>Fails so often, then books what it did not know by its key.</summary>
    private sealed class Receiver(int failures)
    {
        private readonly ConcurrentDictionary<string, byte> _keys = new();
        private TaskCompletionSource? _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _failures = failures;
        private bool _isOpen;

        public ConcurrentQueue<Notification> Booked { get; } = new();

        public volatile bool IsAsked;

        public Receiver Open()
        {
            _isOpen = true;
            _gate?.TrySetResult();
            return this;
        }

        public Receiver Copy()
        {
            var copy = new Receiver(_failures);
            foreach (var word in Booked) copy.Book(word);
            return copy;
        }

        public void Answer()
        {
            var gate = _gate!;
            _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            gate.SetResult();
        }

        public async Task<DeliveryOutcome> TakeAsync(Notification what, CancellationToken cancellation)
        {
            IsAsked = true;
            if (!_isOpen) await _gate!.Task.WaitAsync(cancellation);
            IsAsked = false;
            if (_failures-- > 0) return DeliveryOutcome.Trouble("HTTP 503");
            Book(what);
            return DeliveryOutcome.Delivered;
        }

        private void Book(Notification what)
        {
            if (_keys.TryAdd(what.Key, 0)) Booked.Enqueue(what);
        }
    }
}
