using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Verification;

/// <summary>
/// Walks every shard of an audit log from its first block, then compares heads and views with it. May run beside the system that writes the log:
/// what is written meanwhile is taken along or left for the next walk.
/// </summary>
/// <remarks>
/// Whoever can rewrite the whole storage can also rewrite its heads, so without anchors a log that was cut at its end together with its head looks
/// sound here. With them, that is true only of what came after the newest.
/// </remarks>
public sealed class AuditLogVerification
{
    private const int BlocksPerRead = 64;

    private readonly IAuditStore _store;
    private readonly AnchoredBlocks _anchors = new();
    private readonly IProgress<VerificationReport>? _progress;
    private readonly SeenEntries _seen;
    private readonly TransactionViewCheck _transactions;
    private readonly CaseViewCheck _cases;
    private int _shards;
    private long _blocks;
    private long _entries;

    private AuditLogVerification(IAuditStore store, ICaseStore cases, IProgress<VerificationReport>? progress, int capacity)
    {
        _store = store;
        _progress = progress;
        _seen = new SeenEntries(capacity);
        _transactions = new TransactionViewCheck(store, _seen.Transactions);
        _cases = new CaseViewCheck(store, cases, _seen.Cases);
    }

    /// <summary>Reads all of the log and names the first thing that is wrong.</summary>
    /// <param name="store">What to verify.</param>
    /// <param name="cases">The views of cases that go with it.</param>
    /// <param name="progress">Told of every page of blocks or views.</param>
    /// <param name="cancellation">Ends the walk.</param>
    /// <param name="anchors">What the log is held against; null for none.</param>
    /// <param name="capacity">How many transactions to remember for comparing views: about 200 bytes each.</param>
    public static async Task<VerificationReport> VerifyAsync(
        IAuditStore store,
        ICaseStore cases,
        IProgress<VerificationReport>? progress,
        CancellationToken cancellation,
        IAnchorStore? anchors = null,
        int capacity = SeenEntries.DefaultCapacity)
    {
        var walk = new AuditLogVerification(store, cases, progress, capacity);
        // Read before the log, which only grows: what they name must be in it.
        var finding = anchors is null ? null : await walk.ReadAsync(anchors, cancellation);
        return walk.Report(finding ?? await walk.CheckAsync(cancellation));
    }

    private async Task<AuditFinding?> ReadAsync(IAnchorStore anchors, CancellationToken cancellation)
    {
        await foreach (var line in anchors.ReadLinesAsync(cancellation))
        {
            if (_anchors.Add(line) is { } finding) return finding;
        }

        return null;
    }

    private async Task<AuditFinding?> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            return await CheckShardsAsync(cancellation) ?? await _transactions.CheckAsync(Told, cancellation) ?? await _cases.CheckAsync(Told, cancellation);
        }
        catch (UnsoundViewException unsound)
        {
            return new AuditFinding(AuditFault.VIEW, unsound.Shard, null, null, unsound.Message);
        }
    }

    private VerificationReport Report(AuditFinding? finding) => new(_shards, _blocks, _entries, _seen.Repeated, _transactions.Compared, _cases.Compared, finding) { Anchors = _anchors.Count };

    private void Told() => _progress?.Report(Report(null));

    private async Task<AuditFinding?> CheckShardsAsync(CancellationToken cancellation)
    {
        for (var shard = 0; shard < AuditShard.Count; shard++)
        {
            if (await CheckShardAsync(new ShardVerifier(shard, _seen), cancellation) is { } finding) return finding;
        }

        return null;
    }

    private async Task<AuditFinding?> CheckShardAsync(ShardVerifier verifier, CancellationToken cancellation)
    {
        if (await WalkAsync(verifier, cancellation) is { } finding) return finding;

        // The head is read after the blocks: what it counts and the walk did not see was written meanwhile, or is missing.
        var head = await HeadAsync(verifier.Head.Shard, cancellation);
        if (head?.Block > verifier.Head.Block && await WalkAsync(verifier, cancellation) is { } later) return later;
        if (verifier.Head.Block >= 0) _shards++;

        // A log that went on during the second walk has a newer head by now.
        if (head?.Block < verifier.Head.Block) head = await HeadAsync(verifier.Head.Shard, cancellation);
        if ((head?.Block ?? -1) < verifier.Head.Block)
        {
            _transactions.MayLag(verifier.LastTransactions());
            _cases.MayLag(verifier.LastCases());
        }

        return _anchors.CheckEnd(verifier.Head.Shard, verifier.Head.Block) ?? verifier.CheckHead(head);
    }

    private async Task<AuditFinding?> WalkAsync(ShardVerifier verifier, CancellationToken cancellation)
    {
        while (true)
        {
            var blocks = await _store.ReadBlocksAsync(verifier.Head.Shard, verifier.Head.Block + 1, BlocksPerRead, cancellation);
            foreach (var block in blocks)
            {
                if ((verifier.Check(block) ?? _anchors.Check(block)) is { } finding) return finding;
                _blocks++;
                _entries += block.Entries.Length;
            }

            if (blocks.Count == 0) return null;
            Told();
        }
    }

    private async Task<ShardHead?> HeadAsync(int shard, CancellationToken cancellation) =>
        (await _store.ReadHeadsAsync(cancellation)).FirstOrDefault(head => head.Shard == shard);
}
