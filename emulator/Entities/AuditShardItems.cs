using System.Collections.Immutable;
using System.Text.Json;
using RealRecon.Core.Audit;

namespace RealRecon.Emulator.Entities;

/// <summary>A shard's entries until they are written, sealed ones first, by their sequence numbers.</summary>
internal sealed class AuditShardItems : EntityItems<AuditShardState>
{
    protected override long FirstNumber(AuditShardState state) => state.Head.NextSequence;

    protected override IEnumerable<byte[]> All(AuditShardState state) => state.Sealed is { } block ? block.Entries.Concat(state.Waiting) : state.Waiting;

    // The count of waiting entries stays, and with it where the sealed ones end.
    protected override AuditShardState WithoutItems(AuditShardState state) => state with { Waiting = [], Sealed = null };

    protected override AuditShardState WithItems(AuditShardState state, ImmutableArray<byte[]> items)
    {
        var sealedCount = items.Length - state.WaitingCount;
        if (sealedCount < 0) throw new JsonException($"Audit shard {state.Shard} has {items.Length} stored entries, but {state.WaitingCount} wait.");
        return state with
        {
            Sealed = sealedCount == 0 ? null : new SealedEntries(items[..sealedCount]),
            Waiting = [.. items[sealedCount..]],
        };
    }
}
