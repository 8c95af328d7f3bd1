using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage;

/// <summary>
/// Copies an audit log to another store, block by block, and makes its views anew from the blocks: a backup, its restoration, and a repair of views.
/// Goes on where an earlier copy ended, and may run beside the system that writes the log.
/// </summary>
/// <param name="from">What is copied; nothing is written there.</param>
/// <param name="to">Empty, or an earlier copy of the same log.</param>
public sealed class AuditLogCopy(IAuditStore from, IAuditStore to)
{
    private const int BlocksPerRead = 64;

    private readonly SeenEntries _seen = new(SeenEntries.DefaultCapacity, fromStart: false);
    private long _blocks;
    private long _entries;

    /// <summary>Copies until the ends of all shards as they are found.</summary>
    /// <returns>What was copied; with a finding it ended before a block that is not sound, or because the target holds another log.</returns>
    public async Task<CopyReport> RunAsync(CancellationToken cancellation)
    {
        await to.InitialiseAsync(cancellation);
        var reached = (await to.ReadHeadsAsync(cancellation)).ToDictionary(head => head.Shard);
        for (var shard = 0; shard < AuditShard.Count; shard++)
        {
            if (await CopyAsync(reached.GetValueOrDefault(shard) ?? ShardHead.Empty(shard), cancellation) is { } finding) return Report(finding);
        }

        return Report(null);
    }

    private async Task<AuditFinding?> CopyAsync(ShardHead head, CancellationToken cancellation)
    {
        var verifier = new ShardVerifier(head.Shard, _seen);
        if (head.Block >= 0)
        {
            var last = await from.ReadBlocksAsync(head.Shard, head.Block, 1, cancellation);
            if (last is not [var block] || block.Number != head.Block || !block.Hash.AsSpan().SequenceEqual(head.Hash))
            {
                return new AuditFinding(AuditFault.HEAD, head.Shard, head.Block, null, "What the target holds is no copy of this log.");
            }

            verifier = ShardVerifier.After(block, _seen);
        }

        while (await from.ReadBlocksAsync(head.Shard, head.Block + 1, BlocksPerRead, cancellation) is { Count: > 0 } blocks)
        {
            foreach (var block in blocks)
            {
                if (verifier.Check(block) is { } finding) return finding;
                var write = ViewProjection.Project(head, block);
                await to.WriteAsync(write, cancellation);
                (head, _blocks, _entries) = (write.Head, _blocks + 1, _entries + block.Entries.Length);
            }
        }

        return null;
    }

    private CopyReport Report(AuditFinding? finding) => new(_blocks, _entries, finding);
}

/// <param name="Blocks">Blocks copied by this run.</param>
/// <param name="Entries">Entries in them.</param>
/// <param name="Finding">Why it ended early; null when it did not.</param>
public sealed record CopyReport(long Blocks, long Entries, AuditFinding? Finding);
