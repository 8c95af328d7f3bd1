using RealRecon.Core;

namespace RealRecon.Adapters.Ingest;

/// <summary>What a batch says of each feed. A batch comes from one hub, so there are one or two, and finding one is cheaper than hashing.</summary>
internal sealed class BatchTally
{
    private FeedTally[] _feeds = new FeedTally[2];
    private int _count;

    public ReadOnlySpan<FeedTally> Feeds => _feeds.AsSpan(0, _count);

    public void Add(PaymentEvent payment)
    {
        foreach (ref var feed in _feeds.AsSpan(0, _count))
        {
            if (feed.Side != payment.Side || feed.Provider != payment.Provider) continue;
            feed.Count++;
            if (payment.ReceivedAt > feed.LastReceivedAt) feed.LastReceivedAt = payment.ReceivedAt;
            if (payment.OccurredAt > feed.LastOccurredAt) feed.LastOccurredAt = payment.OccurredAt;
            return;
        }

        if (_count == _feeds.Length) Array.Resize(ref _feeds, _count * 2);
        _feeds[_count++] = new FeedTally
        {
            Side = payment.Side,
            Provider = payment.Provider,
            Count = 1,
            LastReceivedAt = payment.ReceivedAt,
            LastOccurredAt = payment.OccurredAt,
        };
    }
}

/// <summary>One feed's events in a batch.</summary>
internal struct FeedTally
{
    public required Side Side;
    public required string Provider;
    public int Count;
    public DateTimeOffset LastReceivedAt;
    public DateTimeOffset LastOccurredAt;
}
