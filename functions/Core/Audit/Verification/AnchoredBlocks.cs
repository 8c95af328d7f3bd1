using RealRecon.Core.Audit.Anchors;

namespace RealRecon.Core.Audit.Verification;

/// <summary>
/// What all anchors say about the log, for a walk over it. All of them, not the newest alone: a log that was rewritten goes on to be anchored, and
/// then only the older anchors tell.
/// </summary>
/// <remarks>Memory: about 100 bytes for each block that an anchor names.</remarks>
public sealed class AnchoredBlocks
{
    private readonly Dictionary<(int Shard, long Block), List<Claim>> _claims = [];
    private readonly long[] _last = [.. Enumerable.Repeat(-1L, AuditShard.Count)];
    private Anchor? _newest;

    /// <summary>Anchors added.</summary>
    public long Count { get; private set; }

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
        foreach (var head in anchor.Heads) Claimed(head, anchor);
        (_newest, Count) = (anchor, Count + 1);
        return null;
    }

    /// <summary>Whether a block has the hash that anchors say it had. Null when it has, or none names it.</summary>
    public AuditFinding? Check(AuditBlock block)
    {
        if (!_claims.TryGetValue((block.Shard, block.Number), out var claims)) return null;
        var denied = claims.FirstOrDefault(claim => !claim.Hash.AsSpan().SequenceEqual(block.Hash));
        return denied is null ? null : new AuditFinding(
            AuditFault.ANCHOR, block.Shard, block.Number, null, $"Anchor {denied.Anchor} of {TimeText.Of(denied.At)} says that block {block.Number} had another hash: the log was rewritten since.");
    }

    /// <summary>Whether the log reaches as far as anchors say it did.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="last">Its last block; -1 without any.</param>
    public AuditFinding? CheckEnd(int shard, long last)
    {
        if (_last[shard] <= last) return null;
        var claim = _claims[(shard, _last[shard])][0];
        return new AuditFinding(
            AuditFault.ANCHOR, shard, _last[shard], null, $"Anchor {claim.Anchor} of {TimeText.Of(claim.At)} names block {_last[shard]}, but the log ends with block {last}: its end was cut off.");
    }

    /// <summary>A claim that an earlier anchor made already is not kept again: a quiet shard is named by every anchor.</summary>
    private void Claimed(AnchoredHead head, Anchor anchor)
    {
        var hash = Convert.FromHexString(head.Hash);
        if (!_claims.TryGetValue((head.Shard, head.Block), out var claims)) _claims[(head.Shard, head.Block)] = claims = new(1);
        if (!claims.Exists(claim => claim.Hash.AsSpan().SequenceEqual(hash))) claims.Add(new Claim(hash, anchor.Number, anchor.At));
        _last[head.Shard] = Math.Max(_last[head.Shard], head.Block);
    }

    private static AuditFinding Chain(string sentence) => new(AuditFault.ANCHOR_CHAIN, 0, null, null, sentence);

    private sealed record Claim(byte[] Hash, long Anchor, DateTimeOffset At);
}
