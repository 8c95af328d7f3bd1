using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Audit;

/// <summary>Every way to falsify a log of 60 blocks that the test knows; the verifier must find each.</summary>
public sealed class TamperTests(ITestOutputHelper output)
{
    private const int Shard = 7;
    private const int Blocks = 60;

    private readonly ImmutableArray<AuditBlock> _log = Write(Shard, out _);
    private int _tried;

    private ShardHead Head { get; } = HeadOf(Shard);

    [Fact]
    public void Verify_WhenNothingWasChanged_FindsNothing() => Assert.Null(Verify(_log, Head));

    [Fact]
    public void Verify_WhenAnyBitOfAnyFieldFlips_FindsIt()
    {
        foreach (var at in (int[])[0, 1, 30, Blocks - 1])
        {
            var block = _log[at];
            for (var i = 0; i < block.Entries.Length; i++)
            {
                EachFlip(block.Entries[i], flipped => Expect(at, block with { Entries = block.Entries.SetItem(i, flipped) }));
                EachFlip(block.EntryHashes[i], flipped => Expect(at, block with { EntryHashes = block.EntryHashes.SetItem(i, flipped) }));
            }

            EachFlip(block.Root, flipped => Expect(at, block with { Root = flipped }));
            EachFlip(block.PreviousHash, flipped => Expect(at, block with { PreviousHash = flipped }));
            EachFlip(block.Hash, flipped => Expect(at, block with { Hash = flipped }));
            EachFlip(BitConverter.GetBytes(block.FirstSequence), flipped => Expect(at, block with { FirstSequence = BitConverter.ToInt64(flipped) }));
            EachFlip(BitConverter.GetBytes(block.Number), flipped => Expect(at, block with { Number = BitConverter.ToInt64(flipped) }));
            EachFlip(BitConverter.GetBytes(block.Shard), flipped => Expect(at, block with { Shard = BitConverter.ToInt32(flipped) }));
        }

        Report();
    }

    [Fact]
    public void Verify_WhenAFieldIsCutShort_FindsIt()
    {
        var block = _log[2];
        for (var length = 0; length < 32; length++)
        {
            Expect(2, block with { Root = block.Root[..length] });
            Expect(2, block with { PreviousHash = block.PreviousHash[..length] });
            Expect(2, block with { Hash = block.Hash[..length] });
            Expect(2, block with { EntryHashes = block.EntryHashes.SetItem(0, block.EntryHashes[0][..length]) });
        }

        for (var length = 0; length < block.Entries[0].Length; length++) Expect(2, block with { Entries = block.Entries.SetItem(0, block.Entries[0][..length]) });
        Report();
    }

    [Fact]
    public void Verify_WhenBlocksAreDeletedInsertedSwappedOrRenumbered_FindsIt()
    {
        for (var i = 0; i < Blocks; i++)
        {
            Expect(_log.RemoveAt(i));
            Expect(Renumber(_log.RemoveAt(i)));
            Expect(_log.Insert(i, _log[i]));
            Expect(Renumber(_log.Insert(i, _log[i])));
            Expect(_log.SetItem(i, _log[i] with { Number = _log[i].Number + 1 }));
            for (var j = i + 1; j < Blocks; j++)
            {
                var swapped = _log.SetItem(i, _log[j]).SetItem(j, _log[i]);
                Expect(swapped);
                Expect(Renumber(swapped));
            }
        }

        Report();
    }

    [Fact]
    public void Verify_WhenTheLogIsCutAtAnyLength_FindsIt()
    {
        for (var length = 0; length < Blocks; length++)
        {
            Assert.Equal(AuditFault.TAIL_MISSING, Verify(_log[..length], Head)?.Fault);
            _tried++;
        }

        Report();
    }

    [Fact]
    public void Verify_WhenTheHeadIsRewritten_FindsIt()
    {
        Expect(_log, null);
        Expect(_log, Head with { Hash = new byte[32] });
        Expect(_log, Head with { NextSequence = Head.NextSequence - 1 });
        Expect(_log, Head with { Block = Head.Block + 1 });
        Expect(_log, Head with { Totals = Head.Totals.SetItem(Head.Totals.Keys.First(), 1000) });
        for (var block = 0; block < Blocks - 2; block++) Expect(_log, Head with { Block = block });
    }

    [Fact]
    public void Verify_WhenEntriesMoveBetweenBlocks_FindsIt()
    {
        for (var i = 0; i < Blocks - 1; i++)
        {
            var (left, right) = (_log[i], _log[i + 1]);
            Expect(_log.SetItem(i, left with { Entries = left.Entries[..^1], EntryHashes = left.EntryHashes[..^1] })
                .SetItem(i + 1, right with { Entries = right.Entries.Insert(0, left.Entries[^1]), EntryHashes = right.EntryHashes.Insert(0, left.EntryHashes[^1]) }));
            Expect(_log.SetItem(i, left with { Entries = left.Entries.SetItem(0, right.Entries[0]) }));
            Expect(_log.SetItem(i, left with { Entries = left.Entries.SetItem(0, right.Entries[0]), EntryHashes = left.EntryHashes.SetItem(0, right.EntryHashes[0]) }));
        }

        Report();
    }

    [Fact]
    public void Verify_WhenABlockIsForgedAndSealedAnew_FindsIt()
    {
        for (var i = 0; i < Blocks; i++)
        {
            var before = i == 0 ? ShardHead.Empty(Shard) : ViewProjection.Project(ShardHead.Empty(Shard), _log[i - 1]).Head;
            var forged = AuditBlock.Seal(before, _log[i].Entries.RemoveAt(1));
            Expect(_log.SetItem(i, forged));
        }

        Report();
    }

    [Fact]
    public void Verify_WhenTheBlocksOfAnotherShardStandHere_FindsIt()
    {
        var other = Write(8, out var head);

        Assert.Equal(AuditFault.WRONG_SHARD, Verify(other, Head)?.Fault);

        // Sealed anew as blocks of this shard, the transactions still tell where they belong.
        var moved = AuditBlock.Seal(ShardHead.Empty(Shard), other[0].Entries);
        Assert.Equal(AuditFault.WRONG_TRANSACTION_SHARD, Verify([moved], head)?.Fault);
    }

    [Fact]
    public void Verify_WhenAnEntryIsLeftOutBeforeSealing_MissesTheVersion()
    {
        var opened = Samples.Opened(Samples.IdIn(Shard, 0), Samples.Start);
        var booked = Samples.Booked(opened);
        var write = Samples.Block(ShardHead.Empty(Shard), opened, Samples.Repeated(booked));

        var finding = Verify([write.Block], write.Head);

        Assert.Equal((AuditFault.VERSION, Shard, 0L, 1L), (finding!.Fault, finding.Shard, finding.Block, finding.Sequence));
    }

    [Fact]
    public void Verify_WhenATransactionGoesBackAVersion_FindsIt()
    {
        var opened = Samples.Opened(Samples.IdIn(Shard, 0), Samples.Start);
        var booked = Samples.Booked(opened);
        var write = Samples.Block(ShardHead.Empty(Shard), opened, booked, Samples.Repeated(booked), booked);

        Assert.Equal((AuditFault.VERSION, 3L), Verify([write.Block], write.Head) is { } finding ? (finding.Fault, finding.Sequence) : default);
    }

    [Fact]
    public void Verify_WhenACaseStandsInAnotherShard_FindsIt()
    {
        var write = CaseSamples.Block(ShardHead.Empty(Shard), CaseSamples.Opened(CaseSamples.IdsIn(Shard + 1).First(), Samples.Start));

        Assert.Equal(AuditFault.WRONG_TRANSACTION_SHARD, Verify([write.Block], write.Head)?.Fault);
    }

    [Fact]
    public void Verify_WhenAnEntryOfACaseIsLeftOutOrComesLate_FindsIt()
    {
        var opened = CaseSamples.Opened(CaseSamples.IdsIn(Shard).First(), Samples.Start);
        var (grown, closed) = (CaseSamples.Grown(opened), CaseSamples.Closed(CaseSamples.Grown(opened)));

        Assert.Equal((null, AuditFault.VERSION, AuditFault.VERSION, AuditFault.VERSION), (Fault(opened, grown, closed), Fault(opened, closed), Fault(grown), Fault(opened, grown, closed, grown)));

        static AuditFault? Fault(params CaseEntry[] entries)
        {
            var write = CaseSamples.Block(ShardHead.Empty(Shard), entries);
            return Verify([write.Block], write.Head)?.Fault;
        }
    }

    [Fact]
    public void Verify_WhenBytesAreNoCase_SaysSo() => Assert.Equal(AuditFault.UNDECODABLE, Verify([AuditBlock.Seal(ShardHead.Empty(Shard), [[CaseEntryCodec.FormatVersion, 9, 9]])], null)?.Fault);

    [Fact]
    public void Verify_WhenBytesAreNoEntry_SaysSo()
    {
        var block = AuditBlock.Seal(ShardHead.Empty(Shard), [[9, 9, 9]]);

        Assert.Equal(AuditFault.UNDECODABLE, Verify([block], null)?.Fault);
    }

    [Fact]
    public void Verify_WhenABlockHoldsTooMuch_SaysSo()
    {
        var block = AuditBlock.Seal(ShardHead.Empty(Shard), [.. Enumerable.Repeat(new byte[1], AuditRules.MaxEntries + 1)]);

        Assert.Equal(AuditFault.LIMITS, Verify([block], null)?.Fault);
        Assert.Equal(AuditFault.COUNT, Verify([AuditBlock.Seal(ShardHead.Empty(Shard), [])], null)?.Fault);
    }

    private static ImmutableArray<AuditBlock> Write(int shard, out ShardHead head)
    {
        head = ShardHead.Empty(shard);
        var blocks = ImmutableArray.CreateBuilder<AuditBlock>();
        var ids = Samples.IdsIn(shard).Take(Blocks * 2).ToArray();
        for (var i = 0; i < Blocks; i++)
        {
            var opened = Samples.Opened(ids[2 * i], Samples.Start.AddSeconds(i));
            var write = Samples.Block(head, opened, Samples.Booked(opened, 45_000), Samples.Opened(ids[(2 * i) + 1], Samples.Start.AddSeconds(i)));
            blocks.Add(write.Block);
            head = write.Head;
        }

        return blocks.ToImmutable();
    }

    private static ShardHead HeadOf(int shard)
    {
        Write(shard, out var head);
        return head;
    }

    private static ImmutableArray<AuditBlock> Renumber(ImmutableArray<AuditBlock> log) => [.. log.Select((block, i) => block with { Number = i })];

    private static AuditFinding? Verify(IEnumerable<AuditBlock> log, ShardHead? head)
    {
        var verifier = new ShardVerifier(Shard, new SeenEntries(1000));
        foreach (var block in log)
        {
            if (verifier.Check(block) is { } finding) return finding;
        }

        return verifier.CheckHead(head);
    }

    private static void EachFlip(byte[] bytes, Action<byte[]> use)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            use(flipped);
        }
    }

    /// <summary>The changed block stands behind the unchanged one before it, so that only those two have to be read.</summary>
    private void Expect(int at, AuditBlock changed)
    {
        _tried++;
        var before = at == 0 ? ShardHead.Empty(Shard) : ViewProjection.Project(ShardHead.Empty(Shard), _log[at - 1]).Head;
        Assert.NotNull(BlockCheck.Check(before, changed));
        Assert.Null(BlockCheck.Check(before, _log[at]));
    }

    private void Expect(ImmutableArray<AuditBlock> log) => Expect(log, Head);

    private void Expect(ImmutableArray<AuditBlock> log, ShardHead? head)
    {
        _tried++;
        Assert.NotNull(Verify(log, head));
    }

    private void Report() => output.WriteLine($"{_tried} falsified logs, all found");
}
