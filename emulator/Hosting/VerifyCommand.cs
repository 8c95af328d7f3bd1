using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Verification;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;
using RealRecon.Emulator.Entities;

namespace RealRecon.Emulator.Hosting;

/// <summary>Walks an audit log and compares it with what the shard entities know. It changes nothing, so an emulator may be running meanwhile.</summary>
internal static class VerifyCommand
{
    /// <summary>Prints what was checked and the first thing that is wrong; 0 when nothing is.</summary>
    /// <exception cref="StartException">There is nothing to verify.</exception>
    public static async Task<int> RunAsync(string data, string storage, TextWriter output, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(data);
        if (!Directory.Exists(folder)) throw new StartException($"There is no folder {folder}; name the emulator's data folder with --data.");
        if (storage == StorageOptions.Sqlite && !File.Exists(Path.Combine(folder, StorageOptions.LedgerFile)))
        {
            throw new StartException($"The folder {folder} holds no audit log; name the emulator's data folder with --data.");
        }

        using var stores = await Stores.OpenAsync(new StorageOptions { Storage = storage, DataFolder = folder, ReadOnly = true }, cancellation);

        // Before the walk: the log only grows, so what the entities knew then must be in it.
        var known = HeadsKnownIn(DataFolder.EntityFileIn(folder));
        var report = await AuditLogVerification.VerifyAsync(stores.Audit, progress: null, cancellation);
        await output.WriteLineAsync($"Checked {report.Shards} shards, {report.Blocks} blocks, {report.Entries} entries, {report.Transactions} transactions, {known.Count} shard entities.");
        var finding = report.Finding ?? await FirstMissingAsync(known, stores.Audit, cancellation);
        await output.WriteLineAsync(finding is null ? "The audit log is sound." : $"WRONG ({finding.Fault}) in {PlaceOf(finding)}: {finding.Sentence}");
        return finding is null ? 0 : 1;
    }

    private static List<ShardHead> HeadsKnownIn(string entityFile) => File.Exists(entityFile)
        ? [.. StoredEntities.Read(entityFile, AuditShard.EntityName, CoreJson.Default.AuditShardState).Select(state => state.Head)]
        : [];

    /// <summary>A block that an entity knows to be written and that the log lacks: a tail cut off together with its head.</summary>
    private static async Task<AuditFinding?> FirstMissingAsync(List<ShardHead> known, IAuditStore store, CancellationToken cancellation)
    {
        foreach (var head in known.Where(head => head.Block >= 0).OrderBy(head => head.Shard))
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

    private static string PlaceOf(AuditFinding finding) =>
        $"shard {finding.Shard}{(finding.Block is { } block ? $", block {block}" : "")}{(finding.Sequence is { } sequence ? $", sequence {sequence}" : "")}";
}
