using RealRecon.Core;
using RealRecon.Core.Feeds;

namespace RealRecon.Adapters.Ingest;

/// <summary>
/// Tells feeds that they were heard, at most once a second each, with all events since. One for the process, shared by the pumps of all partitions.
/// What is held back goes out with the feed's next beat.
/// </summary>
public sealed class FeedBeats(TimeProvider time)
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(Side Side, string Provider), Pending> _feeds = [];

    /// <summary>Adds the beats that are due to the signals which are about to be sent.</summary>
    /// <returns>To be told what became of them.</returns>
    internal BeatsUnderWay Begin(BatchTally batch, List<OutboxMessage.Signal> outgoing)
    {
        var now = time.GetTimestamp();
        var underWay = new BeatsUnderWay(this);
        lock (_lock)
        {
            foreach (ref readonly var heard in batch.Feeds)
            {
                var feed = FeedOf(heard.Side, heard.Provider);
                if (feed.SentAt is { } sent && time.GetElapsedTime(sent, now) < Apart)
                {
                    underWay.HeldBack.Add((feed, heard.Count));
                    continue;
                }

                outgoing.Add(SignalOf(heard, feed.Count));
                underWay.Borrowed.Add((feed, feed.Count));
                (feed.Count, feed.SentAt) = (0, now);
            }
        }

        return underWay;
    }

    /// <summary>The batch is on disk: what was held back of it waits for the next beat.</summary>
    internal void Sent(BeatsUnderWay beats)
    {
        lock (_lock)
        {
            foreach (var (feed, count) in beats.HeldBack) feed.Count += count;
        }
    }

    /// <summary>The batch will come again with all its events, so only those of batches before it are given back, and the next beat is due at once.</summary>
    internal void NotSent(BeatsUnderWay beats)
    {
        lock (_lock)
        {
            foreach (var (feed, count) in beats.Borrowed) (feed.Count, feed.SentAt) = (feed.Count + count, null);
        }
    }

    private static OutboxMessage.Signal SignalOf(in FeedTally heard, int before) => new(
        FeedAddresses.Feed(heard.Side, heard.Provider),
        nameof(Feed.Hear),
        new FeedBeat(heard.Side, heard.Provider, before + heard.Count, heard.LastReceivedAt, heard.LastOccurredAt));

    private Pending FeedOf(Side side, string provider)
    {
        if (!_feeds.TryGetValue((side, provider), out var feed)) _feeds.Add((side, provider), feed = new Pending());
        return feed;
    }

    internal sealed class Pending
    {
        /// <summary>Events that no beat has told of yet.</summary>
        public int Count { get; set; }

        /// <summary>Timestamp of the last beat, from a clock that never jumps; null when the next is due at once.</summary>
        public long? SentAt { get; set; }
    }
}

/// <summary>The beats of one batch, between being handed over and being known to be on disk.</summary>
internal sealed class BeatsUnderWay(FeedBeats beats)
{
    /// <summary>Earlier events that go out with this batch's.</summary>
    public List<(FeedBeats.Pending Feed, int Count)> Borrowed { get; } = [];

    /// <summary>This batch's own events whose beat is not due yet.</summary>
    public List<(FeedBeats.Pending Feed, int Count)> HeldBack { get; } = [];

    public void Sent() => beats.Sent(this);

    public void NotSent() => beats.NotSent(this);
}
