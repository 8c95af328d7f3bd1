using System.Buffers.Binary;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>The heads of all shards at one moment.</summary>
internal sealed class Heads
{
    private readonly long[] _lastBlocks = new long[AuditShard.Count];

    public Heads(IEnumerable<ShardHead> heads)
    {
        Array.Fill(_lastBlocks, -1);
        var totals = Enum.GetValues<TransactionStatus>().ToDictionary(status => status, _ => 0L);
        foreach (var head in heads)
        {
            _lastBlocks[head.Shard] = head.Block;
            foreach (var (status, count) in head.Totals) totals[status] += count;
        }

        Totals = totals;
        Tag = TagOf(_lastBlocks);
    }

    /// <summary>Transactions at each status, over all shards; every status is there.</summary>
    public IReadOnlyDictionary<TransactionStatus, long> Totals { get; }

    /// <summary>Entity tag: what a given address answers is a function of the heads.</summary>
    public string Tag { get; }

    /// <summary>Number of the shard's last written block, -1 before the first.</summary>
    public long LastBlock(int shard) => _lastBlocks[shard];

    private static string TagOf(long[] blocks)
    {
        var bytes = new byte[blocks.Length * sizeof(long)];
        for (var i = 0; i < blocks.Length; i++) BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(i * sizeof(long)), blocks[i]);
        return EntityTag.Of(bytes);
    }
}
