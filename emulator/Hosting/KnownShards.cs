using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;
using RealRecon.Emulator.Entities;

namespace RealRecon.Emulator.Hosting;

/// <summary>
/// How far the shard entities of a data folder have written the audit log. Folder and log belong together: a log that lacks what they wrote has lost
/// it, and one that holds more was written from another folder and would refuse every block of this one.
/// </summary>
internal sealed class KnownShards
{
    private readonly List<AuditShardState> _states;

    private KnownShards(List<AuditShardState> states) => _states = states;

    public int Count => _states.Count;

    /// <param name="entityFile">As <see cref="DataFolder.EntityFileIn"/>; none is the same as one without shards.</param>
    public static KnownShards ReadFrom(string entityFile) =>
        new(File.Exists(entityFile) ? StoredEntities.Read(entityFile, AuditShard.EntityName, CoreJson.Default.AuditShardState) : []);

    /// <summary>Refuses to go on with a log that does not belong to the folder: it would only grow apart further.</summary>
    /// <exception cref="StartException">It does not.</exception>
    public async Task RequireTheirLogAsync(IAuditStore store, CancellationToken cancellation)
    {
        if (await FirstMissingAsync(store, cancellation) is { } missing)
        {
            throw new StartException(
                $"The storage does not hold block {missing.Block} of audit shard {missing.Shard} as this data folder wrote it; name the storage that the folder was used with, or another folder with --data.");
        }

        if (await FirstForeignAsync(store, cancellation) is { } foreign)
        {
            throw new StartException(
                $"The storage holds an audit log that was not written from this data folder (shard {foreign.Shard}, block {foreign.Block}); name the folder that it was written from with --data, or another storage with --storage.");
        }
    }

    /// <summary>A block that an entity knows to be written and that the log lacks: a tail cut off together with its head, or another log.</summary>
    public async Task<AuditFinding?> FirstMissingAsync(IAuditStore store, CancellationToken cancellation)
    {
        foreach (var head in _states.Select(state => state.Head).Where(head => head.Block >= 0).OrderBy(head => head.Shard))
        {
            var stored = await store.ReadBlocksAsync(head.Shard, head.Block, 1, cancellation);
            if (stored is not [var block] || block.Number != head.Block)
            {
                return new AuditFinding(AuditFault.TAIL_MISSING, head.Shard, head.Block, null, $"The shard's entity wrote block {head.Block}; the log does not have it.");
            }

            if (!block.Hash.AsSpan().SequenceEqual(head.Hash))
            {
                return new AuditFinding(AuditFault.HEAD, head.Shard, head.Block, null, $"The shard's entity wrote block {head.Block} with another hash.");
            }
        }

        return null;
    }

    private async Task<ShardHead?> FirstForeignAsync(IAuditStore store, CancellationToken cancellation)
    {
        var furthest = _states.ToDictionary(state => state.Shard, Furthest);
        return (await store.ReadHeadsAsync(cancellation))
            .OrderBy(head => head.Shard)
            .FirstOrDefault(head => head.Block > furthest.GetValueOrDefault(head.Shard, -1));
    }

    // The block after the head may stand in the log already: a crash between its write and the commit that notes it leaves it so. Whether one was
    // sealed is not asked, for the stored state is without its entries; a foreign block there is found out when the shard writes its own.
    private static long Furthest(AuditShardState state) => state.Head.Block + 1;
}
