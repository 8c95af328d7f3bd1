using RealRecon.Adapters.Api;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Pulse;

/// <summary>Reads what the audit log gained since it was last asked. Each entry carries the whole view after it, so no view is read.</summary>
internal sealed class LogFollower(Readings readings, PulseLimits limits)
{
    // A block may have half a megabyte, and blocks of several shards are held at a time.
    private const int BlocksAtOnce = 16;
    private const int ShardsAtOnce = 4;

    private readonly long[] _next = new long[AuditShard.Count];
    private long _entries;

    /// <summary>Takes everything up to these heads as read.</summary>
    public void StartAt(IReadOnlyList<ShardHead> heads)
    {
        Array.Clear(_next);
        foreach (var head in heads) _next[head.Shard] = head.Block + 1;
        _entries = EntriesOf(heads);
    }

    /// <summary>False when the log went too far, or is another one: then it says nothing about what happened since.</summary>
    public bool CanFollowTo(IReadOnlyList<ShardHead> heads)
    {
        var news = EntriesOf(heads) - _entries;
        if (news < 0 || news > limits.MostEntries) return false;
        return heads.Count >= _next.Count(block => block > 0) && heads.All(head => head.Block + 1 >= _next[head.Shard]);
    }

    public async Task FollowAsync(IReadOnlyList<ShardHead> heads, IPulseBook[] books, CancellationToken cancellation)
    {
        foreach (var shards in heads.Where(head => head.Block >= _next[head.Shard]).Chunk(ShardsAtOnce))
        {
            await Task.WhenAll(shards.Select(head => FollowAsync(head, books, cancellation)));
        }

        _entries = EntriesOf(heads);
    }

    private async Task FollowAsync(ShardHead head, IPulseBook[] books, CancellationToken cancellation)
    {
        while (_next[head.Shard] <= head.Block)
        {
            var limit = (int)Math.Min(BlocksAtOnce, head.Block - _next[head.Shard] + 1);
            var blocks = await readings.BlocksAsync(head.Shard, _next[head.Shard], limit, cancellation);
            foreach (var block in blocks)
            {
                // Shards are read side by side, the books are not written so.
                lock (books) Take(block, books);
            }

            // What is missing or damaged is for the audit check to say; here it only must not hold up the rest.
            _next[head.Shard] = blocks.Count > 0 ? blocks[^1].Number + 1 : head.Block + 1;
        }
    }

    private static void Take(AuditBlock block, IPulseBook[] books)
    {
        foreach (var bytes in block.Entries)
        {
            try
            {
                if (CaseEntryCodec.IsCase(bytes)) Take(ViewProjection.ViewAfter(CaseEntryCodec.Decode(bytes)), books);
                else Take(ViewProjection.ViewAfter(AuditEntryCodec.Decode(bytes)), books);
            }
            catch (FormatException)
            {
                // No entry, or one of a later version.
            }
        }
    }

    private static void Take(CaseView view, IPulseBook[] books)
    {
        foreach (var book in books) book.Take(view);
    }

    private static void Take(TransactionView view, IPulseBook[] books)
    {
        var movement = Core.Pulse.PulseMovement.Of(view);
        foreach (var book in books) book.Take(view.Id, movement);
    }

    private static long EntriesOf(IReadOnlyList<ShardHead> heads) => heads.Sum(head => head.NextSequence);
}
