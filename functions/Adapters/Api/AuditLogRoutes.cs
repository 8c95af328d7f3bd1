using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Verification;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /audit and what is below it: the log itself, and whether it is sound.</summary>
internal sealed class AuditLogRoutes(Readings readings, TimeProvider time)
{
    /// <summary>Most blocks of one page of a verification.</summary>
    public const int MaxVerified = 500;

    // Blocks have up to 480 KB, of which a list shows a few hashes.
    private const int BlocksAtOnce = 16;

    /// <summary>A page of a verification that takes longer ends early and says where to go on; the Static Web App in front gives up after 45 s.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(8);

    public async Task<ApiAnswer> StateAsync(CancellationToken cancellation)
    {
        var shards = (await readings.HeadsAsync(cancellation)).OrderBy(head => head.Shard).Select(AuditHead.Of).ToList();
        var lines = new StringBuilder();
        foreach (var head in shards) lines.Append(CultureInfo.InvariantCulture, $"{head.Shard} {head.Block} {head.Hash} {head.NextSequence}\n");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
        var state = new AuditState(time.GetUtcNow(), shards.Sum(head => head.NextSequence), shards.Sum(head => head.Block + 1), digest, shards);
        return ApiAnswer.Json(state, ApiJson.Default.AuditState);
    }

    public async Task<ApiAnswer> BlocksAsync(QueryReader query, CancellationToken cancellation)
    {
        var shard = Shard(query);
        var before = query.Whole("before", 0, long.MaxValue) ?? new Heads(await readings.HeadsAsync(cancellation)).LastBlock(shard) + 1;
        var from = Math.Max(0, before - query.Limit());
        var items = new List<AuditBlockItem>();
        for (var at = from; at < before;)
        {
            var blocks = await readings.BlocksAsync(shard, at, (int)Math.Min(BlocksAtOnce, before - at), cancellation);
            items.AddRange(blocks.Where(block => block.Number >= at && block.Number < before).Select(AuditBlockItem.Of));

            // A block that is missing leaves a hole in the page, which the verification names.
            if (blocks.Count == 0 || blocks[^1].Number < at) break;
            at = blocks[^1].Number + 1;
        }

        items.Reverse();
        return ApiAnswer.Json(new AuditBlockList(items, from > 0 ? from : null), ApiJson.Default.AuditBlockList);
    }

    public async Task<ApiAnswer> BlockAsync(int shard, long number, CancellationToken cancellation)
    {
        var found = await readings.BlocksAsync(shard, number, 1, cancellation);
        if (found is not [var block] || block.Number != number) throw Refusal.UnknownBlock();
        var item = AuditBlockItem.Of(block);
        var entries = Enumerable.Range(0, block.Entries.Length).Select(index => EntryOf(block, index)).ToList();
        return ApiAnswer.Json(
            new AuditBlockDetail(item.Shard, item.Number, item.FirstSequence, item.Root, item.PreviousHash, item.Hash, entries), ApiJson.Default.AuditBlockDetail);
    }

    public async Task<ApiAnswer> VerifyAsync(QueryReader query, CancellationToken cancellation)
    {
        var (shard, from, limit) = (Shard(query), query.Whole("from", 0, long.MaxValue / 2) ?? 0, (int)(query.Whole("limit", 1, MaxVerified) ?? MaxVerified));
        var start = time.GetTimestamp();
        var page = await new ShardPage(readings.BlocksAsync, readings.HeadsAsync).CheckAsync(shard, from, limit, () => time.GetElapsedTime(start) > LongEnough, cancellation)
            ?? throw Refusal.BadParameter("'from' lies behind the end of the log.");
        var findings = page.Findings.Select(VerificationFinding.Of).ToList();
        return ApiAnswer.Json(
            new AuditVerification(page.Shard, page.From, page.To, page.Head, page.Entries, findings.Count == 0, findings, page.Next), ApiJson.Default.AuditVerification);
    }

    private static int Shard(QueryReader query) => (int)(query.Whole("shard", 0, AuditShard.Count - 1) ?? throw Refusal.BadParameter($"'shard' is required, from 0 to {AuditShard.Count - 1}."));

    private static AuditBlockEntry EntryOf(AuditBlock block, int index)
    {
        var (bytes, sequence) = (block.Entries[index], block.FirstSequence + index);
        var hash = index < block.EntryHashes.Length ? Convert.ToHexStringLower(block.EntryHashes[index]) : null;
        try
        {
            if (CaseEntryCodec.IsCase(bytes))
            {
                var about = CaseEntryCodec.Decode(bytes);
                return new(sequence, about.At, hash, new AuditSubject { Case = new(about.Id.Kind, about.Id.Key) }, about.Summary);
            }

            var entry = AuditEntryCodec.Decode(bytes);
            return new(sequence, entry.At, hash, new AuditSubject { Transaction = entry.TransactionId }, TimelineItem.Of(sequence, entry).Summary);
        }
        catch (FormatException)
        {
            return new(sequence, null, hash, null, "This entry cannot be read: it is damaged, or of a later version.");
        }
    }
}
