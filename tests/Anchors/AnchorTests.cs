using System.Collections.Immutable;
using System.Text;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Anchors;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Anchors;

/// <summary>What anchors find that the log, its heads and its views cannot tell: somebody rewrote all of them alike.</summary>
public sealed class AnchorTests
{
    private const int Shard = 7;
    private const int Blocks = 20;

    /// <summary>The log's blocks, and the head after each.</summary>
    private readonly ImmutableArray<(AuditBlock Block, ShardHead Head)> _log = Write(Blocks, Samples.Start);

    [Fact]
    public void Check_WhenTheLogGrewAfterItsAnchors_FindsNothing() => Assert.Null(Verify(Anchors(4, 9, 15), [.. _log.Select(at => at.Block)]));

    [Fact]
    public void Check_WhenTheLogIsCutAnywhereWithItsHead_FindsItUpToTheNewestAnchor()
    {
        for (var length = 0; length <= Blocks; length++)
        {
            var finding = Verify(Anchors(4, 9, 15), [.. _log.Take(length).Select(at => at.Block)]);

            Assert.Equal(length > 15 ? null : AuditFault.ANCHOR, finding?.Fault);
        }
    }

    [Fact]
    public void Check_WhenTheLogIsWrittenAnewFromAnyBlockAndAnchoredAgain_FindsIt()
    {
        for (var from = 0; from < Blocks; from++)
        {
            var forged = Forged(from);
            var again = Anchor.After(Anchors(4, 9, 15)[^1], [forged[^1].Head], Samples.Start.AddHours(2));

            var finding = Verify([.. Anchors(4, 9, 15), again], [.. forged.Select(at => at.Block)]);

            Assert.Equal(from > 15 ? null : AuditFault.ANCHOR, finding?.Fault);
            if (finding is not null) Assert.Contains(from > 9 ? "Anchor 2 of" : from > 4 ? "Anchor 1 of" : "Anchor 0 of", finding.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Add_WhenAnchorsAreLeftOutSwappedOrRepeated_FindsIt()
    {
        var lines = Anchors(2, 4, 6, 8, 10).Select(anchor => anchor.ToLine()).ToImmutableArray();
        Assert.Null(Add(lines));

        for (var i = 0; i < lines.Length; i++)
        {
            // Whoever can cut the newest anchors off has found storage that allows it; nothing in what is left tells.
            if (i < lines.Length - 1) Assert.Equal(AuditFault.ANCHOR_CHAIN, Add(lines.RemoveAt(i))?.Fault);
            Assert.Equal(AuditFault.ANCHOR_CHAIN, Add(lines.Insert(i, lines[i]))?.Fault);
            for (var j = i + 1; j < lines.Length; j++) Assert.Equal(AuditFault.ANCHOR_CHAIN, Add(lines.SetItem(i, lines[j]).SetItem(j, lines[i]))?.Fault);
        }
    }

    [Fact]
    public void Add_WhenAnyBitOfAnAnchorFlips_FindsItWithTheNextOne()
    {
        var lines = Anchors(4, 9).Select(anchor => anchor.ToLine()).ToArray();
        var found = 0;
        for (var bit = 0; bit < lines[0].Length * 8; bit++)
        {
            var flipped = (byte[])lines[0].Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotNull(Add([flipped, lines[1]]));
            found++;
        }

        Assert.True(found > 1000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"number":0,"at":"2026-05-01T10:00:00+00:00","previous":null,"heads":null}""")]
    [InlineData("""{"number":0,"at":"2026-05-01T10:00:00+00:00","previous":null,"heads":[null]}""")]
    [InlineData("""{"number":0,"at":"2026-05-01T10:00:00+00:00","previous":null,"heads":[],"heads":[]}""")]
    [InlineData("""{"number":0,"at":"2026-05-01T10:00:00+00:00","previous":null,"heads":[{"shard":64,"block":0,"hash":"00"}]}""")]
    [InlineData("""{"number":0,"at":"2026-05-01T10:00:00+00:00","previous":null,"heads":[{"shard":1,"block":0,"hash":null}]}""")]
    [InlineData("""{"number":0,"at":"2026-05-01T10:00:00+00:00","previous":null,"heads":[{"shard":1,"block":0,"hash":"zz"}]}""")]
    [InlineData("""{"number":0,"at":"2026-05-01T10:00:00+00:00","previous":null,"heads":[]} """)]
    public void Parse_WhenALineIsNotAnAnchor_SaysSo(string line) => Assert.Throws<FormatException>(() => Anchor.Parse(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void ToLine_WhenReadAgain_IsTheSame()
    {
        var anchor = Anchors(3)[0];

        Assert.Equal(anchor.ToLine(), Anchor.Parse(anchor.ToLine()).ToLine());
        Assert.Equal(
            $$"""{"number":0,"at":"{{anchor.At:yyyy-MM-ddTHH:mm:sszzz}}","previous":null,"heads":[{"shard":7,"block":3,"hash":"{{Convert.ToHexStringLower(_log[3].Block.Hash)}}"}]}""",
            Encoding.UTF8.GetString(anchor.ToLine()).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    private ImmutableArray<Anchor> Anchors(params int[] blocks)
    {
        var anchors = ImmutableArray.CreateBuilder<Anchor>();
        foreach (var block in blocks) anchors.Add(Anchor.After(anchors.LastOrDefault(), [_log[block].Head], Samples.Start.AddMinutes(block)));
        return anchors.ToImmutable();
    }

    /// <summary>The same log up to a block, and from there another one that is sound in itself.</summary>
    private ImmutableArray<(AuditBlock Block, ShardHead Head)> Forged(int from)
    {
        var head = from == 0 ? ShardHead.Empty(Shard) : _log[from - 1].Head;
        var forged = _log.Take(from).ToList();
        for (var i = from; i < Blocks; i++)
        {
            var write = Samples.Block(head, Samples.Opened(Samples.IdIn(Shard, 1000 + i), Samples.Start.AddDays(1)));
            forged.Add((write.Block, write.Head));
            head = write.Head;
        }

        return [.. forged];
    }

    private static AuditFinding? Add(IEnumerable<byte[]> lines)
    {
        var anchored = new AnchoredBlocks();
        return lines.Select(line => anchored.Add(line)).FirstOrDefault(finding => finding is not null);
    }

    private static AuditFinding? Verify(IEnumerable<Anchor> anchors, ImmutableArray<AuditBlock> blocks)
    {
        var anchored = new AnchoredBlocks();
        foreach (var anchor in anchors) Assert.Null(anchored.Add(anchor.ToLine()));
        var verifier = new ShardVerifier(Shard, new SeenEntries(1000));
        foreach (var block in blocks)
        {
            // Sound in itself, whatever was done to it: only the anchors tell.
            Assert.Null(verifier.Check(block));
            if (anchored.Check(block) is { } finding) return finding;
        }

        return anchored.CheckEnd(Shard, verifier.Head.Block);
    }

    private static ImmutableArray<(AuditBlock, ShardHead)> Write(int blocks, DateTimeOffset start)
    {
        var (head, log) = (ShardHead.Empty(Shard), ImmutableArray.CreateBuilder<(AuditBlock, ShardHead)>());
        for (var i = 0; i < blocks; i++)
        {
            var write = Samples.Block(head, Samples.Opened(Samples.IdIn(Shard, i), start.AddSeconds(i)));
            log.Add((write.Block, write.Head));
            head = write.Head;
        }

        return log.ToImmutable();
    }
}
