using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core.Audit.Anchors;
using RealRecon.Core.Audit.Verification;

namespace RealRecon.Adapters.Anchors;

/// <summary>
/// Writes down, every few minutes, how far the audit log has come. Before it does, it looks whether the log still says what the newest anchor says:
/// an anchor vouches for the log, and is not written over one that has just been found altered.
/// </summary>
public sealed partial class Anchoring(IAuditStore audit, IAnchorStore anchors, TimeProvider time, ILogger<Anchoring> log, RealReconMetrics? metrics = null)
{
    /// <summary>How often: whoever could rewrite all of the log could rewrite at most so much of it unseen.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private const int ShardsAtOnce = 8;

    /// <returns>What the log contradicts; null when the anchor is written, by this process or by another one at the same moment.</returns>
    public async Task<AuditFinding?> AnchorAsync(CancellationToken cancellation)
    {
        var tail = await anchors.ReadTailAsync(cancellation);
        if (!TryParse(tail.LastLine, out var last)) return Told(new AuditFinding(AuditFault.ANCHOR_CHAIN, 0, null, null, "The newest anchor cannot be read."));
        if (last is not null) metrics?.AnchorFound(time.GetUtcNow() - last.At);
        if (last is not null && await FirstAlteredAsync(last, cancellation) is { } altered) return Told(altered);
        var next = Anchor.After(last, await audit.ReadHeadsAsync(cancellation), time.GetUtcNow());
        await anchors.TryAppendAsync(tail, DateOnly.FromDateTime(next.At.UtcDateTime), next.ToLine(), cancellation);
        return null;
    }

    private async Task<AuditFinding?> FirstAlteredAsync(Anchor anchor, CancellationToken cancellation)
    {
        foreach (var heads in anchor.Heads.Chunk(ShardsAtOnce))
        {
            var found = await Task.WhenAll(heads.Select(head => AlteredAsync(anchor, head, cancellation)));
            if (found.FirstOrDefault(finding => finding is not null) is { } finding) return finding;
        }

        return null;
    }

    private async Task<AuditFinding?> AlteredAsync(Anchor anchor, AnchoredHead head, CancellationToken cancellation)
    {
        var blocks = await audit.ReadBlocksAsync(head.Shard, head.Block, 1, cancellation);
        return head.IsBorneOutBy(blocks.Count > 0 ? blocks[0] : null)
            ? null
            : new AuditFinding(AuditFault.ANCHOR, head.Shard, head.Block, null, $"Block {head.Block} is not what anchor {anchor.Number} says it was.");
    }

    private AuditFinding Told(AuditFinding finding)
    {
        Altered(log, finding.Shard, finding.Fault, finding.Sentence);
        return finding;
    }

    private static bool TryParse(byte[]? line, out Anchor? anchor)
    {
        try
        {
            anchor = line is null ? null : Anchor.Parse(line);
            return true;
        }
        catch (FormatException)
        {
            anchor = null;
            return false;
        }
    }

    [LoggerMessage(EventId = 1211, Level = LogLevel.Critical, Message = "The audit log is not what its anchors say, in shard {Shard} ({Fault}): {Sentence} No further anchor is written until somebody has looked.")]
    private static partial void Altered(ILogger log, int shard, AuditFault fault, string sentence);
}
