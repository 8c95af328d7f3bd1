using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>Collects what newer blocks say until the answer is full. Each entry carries the whole view after it, so no view is read.</summary>
internal sealed class LiveChanges(Readings readings)
{
    public const int MaxChanges = 200;

    /// <summary>Bounds the work of one request when many entries concern few transactions.</summary>
    private const int MaxEntriesRead = 2000;

    private const int BlocksAtOnce = 4;
    private const int ShardsAtOnce = 8;

    private readonly Dictionary<TransactionId, TransactionView> _views = [];
    private readonly Dictionary<CaseId, CaseView> _cases = [];
    private readonly Dictionary<int, EntryPlace> _moved = [];
    private int _entriesRead;

    public IEnumerable<TransactionView> Views => _views.Values;

    public IEnumerable<CaseView> Cases => _cases.Values;

    /// <summary>Reads on from <paramref name="from"/> up to <paramref name="heads"/> and returns where it stopped.</summary>
    public async Task<LiveCursor> ReadAsync(LiveCursor from, Heads heads, CancellationToken cancellation)
    {
        var behind = Enumerable.Range(0, AuditShard.Count)
            .Select(i => (from.StartShard + i) % AuditShard.Count)
            .Where(shard => from.Next(shard).Block <= heads.LastBlock(shard));
        foreach (var shards in behind.Chunk(ShardsAtOnce))
        {
            var first = await Task.WhenAll(shards.Select(shard => BlocksAsync(shard, from.Next(shard).Block, heads, cancellation)));
            for (var i = 0; i < shards.Length; i++)
            {
                if (!await TakeShardAsync(shards[i], from.Next(shards[i]), first[i], heads, cancellation))
                {
                    return from.With(_moved, (shards[i] + 1) % AuditShard.Count);
                }
            }
        }

        return from.With(_moved, 0);
    }

    /// <returns>False when the answer is full.</returns>
    private async Task<bool> TakeShardAsync(int shard, EntryPlace next, IReadOnlyList<AuditBlock> blocks, Heads heads, CancellationToken cancellation)
    {
        while (blocks.Count > 0)
        {
            foreach (var block in blocks)
            {
                // A hole in the log is for the verifier to report; here it must not turn into a skipped block.
                if (block.Number != next.Block) throw Refusal.UnreadableEntry();
                for (var index = next.Index; index < block.Entries.Length; index++)
                {
                    if (!Take(block, index))
                    {
                        _moved[shard] = new EntryPlace(block.Number, index);
                        return false;
                    }
                }

                _moved[shard] = next = new EntryPlace(block.Number + 1, 0);
            }

            blocks = await BlocksAsync(shard, next.Block, heads, cancellation);
        }

        return true;
    }

    private bool Take(AuditBlock block, int index)
    {
        if (_entriesRead == MaxEntriesRead) return false;
        var isTaken = EntryReader.IsCase(block, index) ? Take(EntryReader.ReadCase(block, index)) : Take(EntryReader.Read(block, index));
        if (isTaken) _entriesRead++;
        return isTaken;
    }

    private bool Take(AuditEntry entry)
    {
        if (_views.Count == MaxChanges && !_views.ContainsKey(entry.TransactionId)) return false;
        _views[entry.TransactionId] = ViewProjection.ViewAfter(entry);
        return true;
    }

    private bool Take(CaseEntry entry)
    {
        if (_cases.Count == MaxChanges && !_cases.ContainsKey(entry.Id)) return false;
        _cases[entry.Id] = ViewProjection.ViewAfter(entry);
        return true;
    }

    private async Task<IReadOnlyList<AuditBlock>> BlocksAsync(int shard, long from, Heads heads, CancellationToken cancellation)
    {
        var limit = (int)Math.Min(BlocksAtOnce, heads.LastBlock(shard) - from + 1);
        return limit <= 0 ? [] : await readings.BlocksAsync(shard, from, limit, cancellation);
    }
}
