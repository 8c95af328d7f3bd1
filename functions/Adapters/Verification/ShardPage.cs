using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Verification;

/// <summary>Checks some blocks of one shard, and the link to the block before them. Goes on behind a finding, so that one damaged block hides no other.</summary>
/// <param name="readBlocks">Blocks of a shard from a number on, at most so many.</param>
/// <param name="readHeads">The heads of all shards.</param>
internal sealed class ShardPage(Func<int, long, int, CancellationToken, Task<IReadOnlyList<AuditBlock>>> readBlocks, Func<CancellationToken, Task<IReadOnlyList<ShardHead>>> readHeads)
{
    /// <summary>Most findings of one page; behind them it ends.</summary>
    public const int MaxFindings = 50;

    // At most 480 KB each.
    private const int BlocksPerRead = 16;

    /// <summary>Things whose versions are followed within a page: about 20 MB.</summary>
    private const int Remembered = 100_000;

    private readonly List<AuditFinding> _findings = [];
    private SeenEntries _seen = null!;
    private ShardVerifier _verifier = null!;
    private long _entries;

    /// <param name="shard">Whose blocks.</param>
    /// <param name="from">The first block.</param>
    /// <param name="limit">Most blocks, but for one behind a gap.</param>
    /// <param name="isLate">Whether it has taken long enough, asked between reads: the page ends early then.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null when the log ends before.</returns>
    public async Task<ShardPageReport?> CheckAsync(int shard, long from, int limit, Func<bool> isLate, CancellationToken cancellation)
    {
        if (!await BeginAsync(shard, from, cancellation)) return await NothingAsync(shard, from, cancellation);
        var isAtEnd = await WalkAsync(shard, from + limit, isLate, cancellation);

        // The head is read after the blocks: what it names and the page did not read was written meanwhile, or is missing.
        var head = await HeadAsync(shard, cancellation);
        var reached = _verifier.Head.Block;
        if ((!isAtEnd && head?.Block > reached) || (await readBlocks(shard, reached + 1, 1, cancellation) is [var more, ..] && more.Number > reached))
        {
            return Report(shard, from, head, reached + 1);
        }

        if (_verifier.CheckHead(head) is { } finding) _findings.Add(finding);
        return Report(shard, from, head, null);
    }

    /// <summary>Finds what the first block builds on; false when the log ends before it.</summary>
    private async Task<bool> BeginAsync(int shard, long from, CancellationToken cancellation)
    {
        _seen = new SeenEntries(Remembered, fromStart: from == 0);
        _verifier = new ShardVerifier(shard, _seen);
        if (from == 0) return true;
        if (await readBlocks(shard, from - 1, 1, cancellation) is not [var before, ..] || before.Number < from - 1) return false;
        if (before.Number == from - 1)
        {
            _verifier = ShardVerifier.After(before, _seen);
            return true;
        }

        _findings.Add(new AuditFinding(AuditFault.GAP, shard, from - 1, null, $"Block {from - 1} is missing; block {before.Number} stands in its place."));
        _verifier = ShardVerifier.At(before, _seen);
        return true;
    }

    private async Task<ShardPageReport?> NothingAsync(int shard, long from, CancellationToken cancellation)
    {
        var head = await HeadAsync(shard, cancellation);
        if (head is null || head.Block < from - 1) return null;
        _findings.Add(new AuditFinding(AuditFault.TAIL_MISSING, shard, head.Block, null, $"The head names block {head.Block}, but the log ends before block {from - 1}."));
        return Report(shard, from, head, null);
    }

    /// <summary>Checks block after block; true when there was no further one.</summary>
    private async Task<bool> WalkAsync(int shard, long end, Func<bool> isLate, CancellationToken cancellation)
    {
        while (_verifier.Head.Block + 1 < end && _findings.Count < MaxFindings)
        {
            var next = _verifier.Head.Block + 1;
            var blocks = await readBlocks(shard, next, (int)Math.Min(BlocksPerRead, end - next), cancellation);
            foreach (var block in blocks) Check(block);

            // Where nothing but rows out of their place was read, they would be read again for ever.
            if (blocks.Count == 0 || _verifier.Head.Block < next) return true;
            if (isLate()) return false;
        }

        return false;
    }

    private async Task<ShardHead?> HeadAsync(int shard, CancellationToken cancellation) =>
        (await readHeads(cancellation)).FirstOrDefault(head => head.Shard == shard);

    private void Check(AuditBlock block)
    {
        _entries += block.Entries.Length;
        if (_verifier.Check(block) is not { } finding) return;
        _findings.Add(finding);

        // A row that claims a number which was read already: it says nothing of what follows.
        if (finding.Fault == AuditFault.GAP && block.Number <= _verifier.Head.Block) return;

        // What was not read to its end may hold versions that would be missed from here on.
        _seen = new SeenEntries(Remembered, fromStart: false);
        if (finding.Fault == AuditFault.GAP)
        {
            // The block behind a gap is as good as it is by itself.
            _verifier = ShardVerifier.At(block, _seen);
            if (_verifier.Check(block) is not { } own) return;
            _findings.Add(own);
        }

        _verifier = ShardVerifier.After(block, _seen);
    }

    private ShardPageReport Report(int shard, long from, ShardHead? head, long? next) =>
        new(shard, from, Math.Max(_verifier.Head.Block, from - 1), head?.Block ?? -1, _entries, _findings, next);
}

/// <summary>What came of it.</summary>
/// <param name="Shard">Whose blocks.</param>
/// <param name="From">The first block.</param>
/// <param name="To">The last block that was read; the one before <paramref name="From"/> when there was none.</param>
/// <param name="Head">The block that the shard's head names; -1 without a head.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Next">Where the next page begins; null when this was the last, and the head was compared.</param>
internal sealed record ShardPageReport(int Shard, long From, long To, long Head, long Entries, IReadOnlyList<AuditFinding> Findings, long? Next);
