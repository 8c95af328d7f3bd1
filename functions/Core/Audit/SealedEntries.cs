using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealRecon.Core.Views;

namespace RealRecon.Core.Audit;

/// <summary>The fixed content of the next block. Everything else about the block follows from it and from the head, so only this is stored.</summary>
[method: JsonConstructor]
public sealed class SealedEntries(ImmutableArray<byte[]> entries)
{
    private PendingWrite? _write;

    public ImmutableArray<byte[]> Entries { get; } = entries.IsDefault ? throw new ArgumentException("A sealed block has entries.", nameof(entries)) : entries;

    /// <summary>The block, the head and the views, worked out once: hashing and decoding a full block takes a millisecond or two.</summary>
    /// <param name="head">The head before the block; always the same one, because no other block is written meanwhile.</param>
    internal PendingWrite After(ShardHead head) => _write ??= ViewProjection.Project(head, AuditBlock.Seal(head, Entries));
}
