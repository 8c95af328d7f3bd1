using System.Buffers.Binary;
using RealRecon.Core.Audit.Anchors;

namespace RealRecon.Core.Audit.Verification;

/// <summary>
/// What all anchors say about the log, for a walk over it. All of them, not the newest alone: a log that was rewritten goes on to be anchored, and
/// then only the older anchors tell.
/// </summary>
/// <remarks>Memory: 64 bytes for each shard that moved between two anchors, so at most 1.2 MB for a day of anchors five minutes apart.</remarks>
public sealed class AnchoredBlocks
{
    private readonly List<Claim>[] _claims = [.. Enumerable.Range(0, AuditShard.Count).Select(_ => new List<Claim>())];
    private readonly List<DateTimeOffset> _times = [];
    private Anchor? _newest;
    private bool _isSorted = true;

    /// <summary>Anchors added.</summary>
    public long Count => _times.Count;

    /// <summary>Adds the next anchor, oldest first.</summary>
    /// <param name="line">As it is stored.</param>
    /// <returns>Null when all is well; else what is wrong with the anchors themselves.</returns>
    public AuditFinding? Add(ReadOnlySpan<byte> line)
    {
        Anchor anchor;
        try
        {
            anchor = Anchor.Parse(line);
        }
        catch (FormatException)
        {
            return Chain($"What should be anchor {Count} cannot be read.");
        }

        if (anchor.Number != Count) return Chain($"Anchor {anchor.Number} stands where anchor {Count} should.");
        if (anchor.Previous != _newest?.Digest()) return Chain($"Anchor {anchor.Number} does not build on the one before.");
        foreach (var head in anchor.Heads)
        {
            var (claims, claim) = (_claims[head.Shard], new Claim(head.Block, HashValue.Of(Convert.FromHexString(head.Hash)), _times.Count));

            // A quiet shard is named by every anchor alike.
            if (claims is [.., var last] && last.Block == claim.Block && last.Hash == claim.Hash) continue;
            claims.Add(claim);
        }

        _times.Add(anchor.At);
        (_newest, _isSorted) = (anchor, false);
        return null;
    }

    /// <summary>Whether a block has the hash that anchors say it had. Null when it has, or none names it.</summary>
    public AuditFinding? Check(AuditBlock block)
    {
        var claims = ClaimsOf(block.Shard);
        for (var i = FirstOf(claims, block.Number); i < claims.Count && claims[i].Block == block.Number; i++)
        {
            if (claims[i].Hash == HashValue.Of(block.Hash)) continue;
            return new AuditFinding(
                AuditFault.ANCHOR, block.Shard, block.Number, null, $"{NameOf(claims[i])} says that block {block.Number} had another hash: the log was rewritten since.");
        }

        return null;
    }

    /// <summary>Whether the log reaches as far as anchors say it did.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="last">Its last block; -1 without any.</param>
    public AuditFinding? CheckEnd(int shard, long last)
    {
        if (ClaimsOf(shard) is not [.., var furthest] || furthest.Block <= last) return null;
        return new AuditFinding(
            AuditFault.ANCHOR, shard, furthest.Block, null, $"{NameOf(furthest)} names block {furthest.Block}, but the log ends with block {last}: its end was cut off.");
    }

    /// <summary>By block, then by anchor: of several the oldest is named.</summary>
    private List<Claim> ClaimsOf(int shard)
    {
        if (!_isSorted)
        {
            foreach (var claims in _claims) claims.Sort((left, right) => left.Block != right.Block ? left.Block.CompareTo(right.Block) : left.Anchor.CompareTo(right.Anchor));
            _isSorted = true;
        }

        return _claims[shard];
    }

    private static int FirstOf(List<Claim> claims, long block)
    {
        var (from, to) = (0, claims.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (claims[middle].Block < block) from = middle + 1;
            else to = middle;
        }

        return from;
    }

    private string NameOf(Claim claim) => $"Anchor {claim.Anchor} of {TimeText.Of(_times[claim.Anchor])}";

    private static AuditFinding Chain(string sentence) => new(AuditFault.ANCHOR_CHAIN, 0, null, null, sentence);

    private readonly record struct Claim(long Block, HashValue Hash, int Anchor);

    /// <summary>32 bytes without an object of their own.</summary>
    private readonly record struct HashValue(UInt128 High, UInt128 Low)
    {
        public static HashValue Of(ReadOnlySpan<byte> hash) => new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}
