using RealRecon.Adapters.Verification;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.AuditLog;

/// <summary>A shard that is checked in pages: nothing hides at a page's edge.</summary>
public sealed class ShardPageTests
{
    private const int Shard = 7;
    private const int Blocks = 10;

    private readonly List<AuditBlock> _log = [];
    private readonly ShardHead _head;

    public ShardPageTests()
    {
        var head = ShardHead.Empty(Shard);
        var ids = Samples.IdsIn(Shard).Take(Blocks + 1).ToList();
        for (var i = 0; i < Blocks; i++)
        {
            var write = Samples.Block(head, Samples.Opened(ids[i], Samples.Start), i == 0 ? Samples.Opened(ids[Blocks], Samples.Start) : Samples.Booked(Samples.Opened(ids[i - 1], Samples.Start)));
            _log.Add(write.Block);
            head = write.Head;
        }

        _head = head;
    }

    public static TheoryData<int> Limits => [1, 2, 3, 7, 10, 500];

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Walk_WhenNothingWasChanged_ReadsEachEntryOnceAndFindsNothing(int limit)
    {
        var pages = await WalkAsync(_log, _head, limit);

        Assert.Empty(pages.SelectMany(page => page.Findings));
        Assert.Equal(2 * Blocks, pages.Sum(page => page.Entries));
        Assert.Equal((Blocks - 1, Blocks - 1), (pages[^1].To, pages[^1].Head));
        Assert.Equal((Blocks + limit - 1) / limit, pages.Count);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Walk_WhenAnyFieldOfAnyBlockWasChanged_NamesTheBlock(int limit)
    {
        for (var at = 0; at < Blocks; at++)
        {
            var block = _log[at];
            AuditBlock[] changed =
            [
                block with { Entries = block.Entries.SetItem(0, Flipped(block.Entries[0])) },
                block with { Entries = block.Entries.RemoveAt(0) },
                block with { EntryHashes = block.EntryHashes.SetItem(1, Flipped(block.EntryHashes[1])) },
                block with { FirstSequence = block.FirstSequence + 1 },
                block with { Root = Flipped(block.Root) },
                block with { PreviousHash = Flipped(block.PreviousHash) },
                block with { Hash = Flipped(block.Hash) },
                block with { Root = [] },
                block with { PreviousHash = [1, 2, 3] },
                block with { Hash = [1, 2, 3] },
            ];
            foreach (var one in changed)
            {
                var findings = await FindingsAsync([.. _log[..at], one, .. _log[(at + 1)..]], _head, limit);
                Assert.Equal(at, findings[0].Block);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Walk_WhenABlockWasWrittenAnew_FindsThatTheNextDoesNotBuildOnIt(int limit)
    {
        var before = ShardHead.Empty(Shard) with { Block = 3, Hash = _log[3].Hash, NextSequence = _log[4].FirstSequence };
        var forged = AuditBlock.Seal(before, [.. _log[4].Entries.Reverse()]);

        var finding = Assert.Single(await FindingsAsync([.. _log[..4], forged, .. _log[5..]], _head, limit), each => each.Fault != AuditFault.VERSION);

        Assert.Equal((AuditFault.PREVIOUS_HASH, 5), (finding.Fault, finding.Block));
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Walk_WhenABlockIsMissing_NamesItAndGoesOnBehindIt(int limit)
    {
        for (var at = 0; at < Blocks - 1; at++)
        {
            var pages = await WalkAsync([.. _log[..at], .. _log[(at + 1)..]], _head, limit);

            Assert.Contains(pages.SelectMany(page => page.Findings), each => each.Fault == AuditFault.GAP && each.Block == at);
            Assert.Equal(Blocks - 1, pages[^1].To);
            Assert.Equal(2 * (Blocks - 1), pages.Sum(page => page.Entries));
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Walk_WhenTheEndIsMissing_FindsItByTheHead(int limit)
    {
        for (var length = 0; length < Blocks; length++)
        {
            Assert.Equal(AuditFault.TAIL_MISSING, Assert.Single(await FindingsAsync(_log[..length], _head, limit)).Fault);
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Walk_WhenTheHeadIsWrong_SaysSo(int limit)
    {
        ShardHead?[] heads = [null, _head with { Hash = new byte[32] }, _head with { NextSequence = 5 }, _head with { Block = 4 }];
        foreach (var head in heads) Assert.Equal(AuditFault.HEAD, Assert.Single(await FindingsAsync(_log, head, limit)).Fault);
    }

    /// <summary>A process may end between writing a block and its head.</summary>
    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Walk_WhenTheHeadLagsOneBlockBehind_FindsNothing(int limit)
    {
        var before = _log[^2];
        var lagging = _head with { Block = before.Number, Hash = before.Hash, NextSequence = _log[^1].FirstSequence, Totals = TotalsWithout(_log[^1]) };

        Assert.Empty(await FindingsAsync(_log, lagging, limit));
    }

    [Fact]
    public async Task Walk_WhenTwoBlocksAreDamaged_NamesBoth()
    {
        var log = _log.ToList();
        foreach (var at in (int[])[2, 6]) log[at] = log[at] with { Entries = log[at].Entries.SetItem(0, Flipped(log[at].Entries[0])) };

        Assert.Equal([2L, 6L], (await FindingsAsync(log, _head, 500)).Select(finding => finding.Block));
    }

    /// <summary>A row whose key is no number is read as block -1, wherever a store sorts it.</summary>
    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Walk_WhenARowStandsOutOfItsPlace_NamesItAndEnds(int limit)
    {
        var (stray, pages) = (_log[3] with { Number = -1 }, new List<ShardPageReport>());
        var page = () => new ShardPage((_, from, most, _) => Task.FromResult<IReadOnlyList<AuditBlock>>([.. _log.Where(block => block.Number >= from).Append(stray).Take(most)]), _ => Heads(_head));
        for (long? from = 0; from is { } start; from = pages[^1].Next)
        {
            Assert.True(pages.Count <= Blocks, "The walk does not end.");
            pages.Add((await page().CheckAsync(Shard, start, limit, () => false, TestContext.Current.CancellationToken))!);
        }

        Assert.Equal(Blocks - 1, pages[^1].To);
        Assert.All(pages.SelectMany(each => each.Findings), finding => Assert.Equal((AuditFault.GAP, Blocks), (finding.Fault, finding.Block)));
    }

    [Fact]
    public async Task Walk_WhenAVersionIsMissing_FindsItWithinAPage()
    {
        var head = ShardHead.Empty(Shard);
        var log = new List<AuditBlock>();
        var opened = Samples.Opened(Samples.IdIn(Shard, 0), Samples.Start);
        var third = Samples.Booked(opened) with { Version = 3 };
        foreach (var entry in (AuditEntry[])[opened, third])
        {
            var write = Samples.Block(head, entry);
            log.Add(write.Block);
            head = write.Head;
        }

        Assert.Equal((AuditFault.VERSION, 1), (await FindingsAsync(log, head, 2)) is [var finding] ? (finding.Fault, finding.Block!.Value) : default);
    }

    [Fact]
    public async Task Check_WhenItTakesTooLong_EndsEarlyAndSaysWhereToGoOn()
    {
        var page = await Page(_log, _head).CheckAsync(Shard, 0, 500, () => true, TestContext.Current.CancellationToken);

        // Blocks are read sixteen at a time, so all ten were; a longer log goes on from there.
        Assert.Null(page!.Next);
        var stepped = new ShardPage((_, from, _, _) => Read(_log, from, 1), _ => Heads(_head));
        Assert.Equal(1, (await stepped.CheckAsync(Shard, 0, 500, () => true, TestContext.Current.CancellationToken))!.Next);
    }

    [Fact]
    public async Task Check_WhenItBeginsBehindTheLog_SaysThatThereIsNothing() =>
        Assert.Null(await Page(_log, _head).CheckAsync(Shard, 500, 10, () => false, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Check_WhenMoreIsWrittenMeanwhile_TakesItForTheNextPage()
    {
        var reads = 0;
        var page = new ShardPage((_, from, limit, _) => Read(reads++ == 0 ? _log[..5] : _log, from, limit), _ => Heads(_head));

        var report = await page.CheckAsync(Shard, 0, 5, () => false, TestContext.Current.CancellationToken);

        Assert.Empty(report!.Findings);
        Assert.Equal(5, report.Next);
    }

    private static byte[] Flipped(byte[] bytes) => [(byte)(bytes[0] ^ 1), .. bytes.AsSpan(1)];

    private System.Collections.Immutable.ImmutableSortedDictionary<RealRecon.Core.Matching.TransactionStatus, long> TotalsWithout(AuditBlock last)
    {
        var head = ShardHead.Empty(Shard);
        foreach (var block in _log.Where(block => block.Number < last.Number)) head = ViewProjection.Project(head, block).Head;
        return head.Totals;
    }

    private static async Task<List<AuditFinding>> FindingsAsync(List<AuditBlock> log, ShardHead? head, int limit) => [.. (await WalkAsync(log, head, limit)).SelectMany(page => page.Findings)];

    private static async Task<List<ShardPageReport>> WalkAsync(List<AuditBlock> log, ShardHead? head, int limit)
    {
        var pages = new List<ShardPageReport>();
        for (long? from = 0; from is { } start; from = pages[^1].Next)
        {
            Assert.True(pages.Count <= log.Count + 1, "The walk does not end.");
            pages.Add((await Page(log, head).CheckAsync(Shard, start, limit, () => false, TestContext.Current.CancellationToken))!);
        }

        return pages;
    }

    private static ShardPage Page(List<AuditBlock> log, ShardHead? head) => new((_, from, limit, _) => Read(log, from, limit), _ => Heads(head));

    private static Task<IReadOnlyList<AuditBlock>> Read(List<AuditBlock> log, long from, int limit) =>
        Task.FromResult<IReadOnlyList<AuditBlock>>([.. log.Where(block => block.Number >= from).Take(limit)]);

    private static Task<IReadOnlyList<ShardHead>> Heads(ShardHead? head) => Task.FromResult<IReadOnlyList<ShardHead>>(head is null ? [] : [head]);
}
