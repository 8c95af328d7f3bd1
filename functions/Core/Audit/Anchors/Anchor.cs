using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using RealRecon.Core.Views;

namespace RealRecon.Core.Audit.Anchors;

/// <summary>
/// How far every shard's log had come at an instant, kept where whoever can rewrite the log cannot rewrite it. Anchors build on each other, so that
/// none can be left out between two others.
/// </summary>
public sealed record Anchor
{
    /// <summary>0 for the first, then one by one.</summary>
    public required long Number { get; init; }

    /// <summary>When it was taken (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the line of the anchor before, lower-case hex; null for the first.</summary>
    public required string? Previous { get; init; }

    /// <summary>By shard, ascending; shards without blocks are left out.</summary>
    public required ImmutableArray<AnchoredHead> Heads { get; init; }

    /// <param name="last">The newest anchor; null before the first.</param>
    /// <param name="heads">The log's heads of now.</param>
    /// <param name="now">When they were read.</param>
    public static Anchor After(Anchor? last, IEnumerable<ShardHead> heads, DateTimeOffset now) => new()
    {
        Number = (last?.Number ?? -1) + 1,
        At = now.ToUniversalTime(),
        Previous = last?.Digest(),
        Heads = [.. heads.Where(head => head.Block >= 0).OrderBy(head => head.Shard).Select(AnchoredHead.Of)],
    };

    /// <summary>One line of JSON in UTF-8, without its end: what is stored, and what the next anchor's <see cref="Previous"/> is made of.</summary>
    public byte[] ToLine() => JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Default.Anchor);

    /// <exception cref="FormatException">The bytes are no line that <see cref="ToLine"/> writes.</exception>
    public static Anchor Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            // An anchor has one spelling: what reads alike but is written otherwise was not written by this system.
            if (JsonSerializer.Deserialize(line, CoreJson.Default.Anchor) is { Heads.IsDefault: false } anchor
                && anchor.Heads.All(head => head is { Hash: not null, IsPossible: true })
                && line.SequenceEqual(anchor.ToLine()))
            {
                return anchor;
            }
        }
        catch (JsonException trouble)
        {
            throw new FormatException("The line is not an anchor.", trouble);
        }

        throw new FormatException("The line is not an anchor as it is written.");
    }

    /// <summary>What the next anchor names as <see cref="Previous"/>.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(ToLine()));
}

/// <param name="Shard">The shard.</param>
/// <param name="Block">Number of its last block.</param>
/// <param name="Hash">That block's hash, lower-case hex.</param>
public sealed record AnchoredHead(int Shard, long Block, string Hash)
{
    public static AnchoredHead Of(ShardHead head) => new(head.Shard, head.Block, Convert.ToHexStringLower(head.Hash));

    internal bool IsPossible =>
        Shard is >= 0 and < AuditShard.Count && Block >= 0 && Hash.Length == 2 * MerkleTree.HashBytes && Hash.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether the log still says what the anchor says.</summary>
    /// <param name="block">What stands at <see cref="Block"/>; null when nothing does.</param>
    public bool IsBorneOutBy(AuditBlock? block) => block?.Number == Block && Convert.ToHexStringLower(block.Hash) == Hash;
}
