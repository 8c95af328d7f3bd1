using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Feeds;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Feeds;

public sealed class FeedBeatsTests
{
    private readonly FakeTimeProvider _time = new(World.Start);
    private readonly Signals _signals = new();
    private readonly EventIngest _ingest;
    private long _sequence;

    public FeedBeatsTests() => _ingest = new EventIngest(new NormaliseRules(), _signals, new NoLetters(), _time, new FeedBeats(_time));

    [Fact]
    public async Task Beats_WhenBatchesComeFasterThanOncePerSecond_AreOneASecondWithAllEvents()
    {
        for (var i = 0; i < 25; i++)
        {
            await HandleAsync(4);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal([4, 40, 40], _signals.Beats.Select(beat => beat.Count));
        Assert.All(_signals.Beats, beat => Assert.Equal((Side.Bank, "ledger"), (beat.Side, beat.Provider)));
        Assert.Equal([World.At(0), World.At(1), World.At(2)], _signals.Beats.Select(beat => beat.LastReceivedAt));
    }

    [Fact]
    public async Task Beat_WhenItCouldNotBeSent_LosesNoEventAndGoesOutWithTheRetriedBatch()
    {
        await HandleAsync(4);
        await HandleAsync(3);
        _time.Advance(TimeSpan.FromSeconds(1));
        _signals.IsDown = true;
        await Assert.ThrowsAsync<IOException>(() => HandleAsync(5));
        _signals.IsDown = false;

        await HandleAsync(5);

        Assert.Equal([4, 8], _signals.Beats.Select(beat => beat.Count));
    }

    [Fact]
    public async Task Beats_WhenPartitionsArePumpedAtOnce_TellEveryEventOnce()
    {
        for (var second = 0; second < 20; second++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => HandleAsync(5), TestContext.Current.CancellationToken)));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await HandleAsync(1);

        Assert.Equal((20 * 40) + 1, _signals.Beats.Sum(beat => beat.Count));
        Assert.Equal(21, _signals.Beats.Count);
    }

    [Fact]
    public async Task Beats_WhenNothingCanBeUsed_AreNotSent()
    {
        await _ingest.HandleAsync([Event("not json")], TestContext.Current.CancellationToken);

        Assert.Empty(_signals.Beats);
    }

    private Task HandleAsync(int events) =>
        _ingest.HandleAsync([.. Enumerable.Range(0, events).Select(_ => Event(OwnFormats.Posting))], TestContext.Current.CancellationToken);

    private HubEvent Event(string body)
    {
        var number = Interlocked.Increment(ref _sequence);
        return new HubEvent
        {
            Side = Side.Bank,
            Position = new HubPosition("bank-events", "0", number, $"{number}"),
            EnqueuedAt = _time.GetUtcNow(),
            Body = System.Text.Encoding.UTF8.GetBytes(body),
            Provider = "ledger",
        };
    }

    private sealed class Signals : IEntitySignals
    {
        private readonly List<FeedBeat> _beats = [];

        public bool IsDown { get; set; }

        public List<FeedBeat> Beats
        {
            get { lock (_beats) return [.. _beats]; }
        }

        public Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation)
        {
            if (IsDown) throw new IOException("as told");
            lock (_beats) _beats.AddRange(signals.Select(signal => signal.Payload).OfType<FeedBeat>());
            return Task.CompletedTask;
        }
    }

    private sealed class NoLetters : IDeadLetterStore
    {
        public Task InitialiseAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) => Task.CompletedTask;

        public Task<DeadLetterPage> ListAsync(DeadLetterFilter filter, string? after, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<DeadLetter>> FindEventAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<bool> HandleAsync(string key, DeadLetterHandling handling, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
