using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Pulse;

/// <summary>Looks at the end of every shard's log: the newest block's own hashes, and whether the head row says what the block says.</summary>
internal sealed partial class AuditHeadCheck(Readings readings, TimeProvider time, ILogger log)
{
    private const int ShardsAtOnce = 8;

    public async Task<AuditHeadFindings> CheckAsync(CancellationToken cancellation)
    {
        var checkedAt = time.GetUtcNow();
        var heads = await readings.HeadsAsync(cancellation);
        var isSound = true;
        foreach (var shards in heads.Chunk(ShardsAtOnce))
        {
            foreach (var finding in await Task.WhenAll(shards.Select(head => CheckAsync(head, cancellation))))
            {
                if (finding is null) continue;
                isSound = false;
                NotSound(log, finding.Shard, finding.Fault, finding.Sentence);
            }
        }

        return new AuditHeadFindings(checkedAt, isSound, heads.Sum(head => head.NextSequence), heads.Sum(head => head.Block + 1));
    }

    private async Task<AuditFinding?> CheckAsync(ShardHead head, CancellationToken cancellation)
    {
        var blocks = await readings.BlocksAsync(head.Shard, head.Block, 1, cancellation);
        return HeadCheck.Check(head, blocks.Count > 0 ? blocks[0] : null);
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Error, Message = "The end of audit shard {Shard} is not sound ({Fault}): {Sentence}")]
    private static partial void NotSound(ILogger log, int shard, AuditFault fault, string sentence);
}

/// <param name="CheckedAt">When (UTC).</param>
/// <param name="IsSound">Of all shards.</param>
/// <param name="Entries">As the heads count them.</param>
/// <param name="Blocks">As the heads count them.</param>
internal sealed record AuditHeadFindings(DateTimeOffset CheckedAt, bool IsSound, long Entries, long Blocks);
