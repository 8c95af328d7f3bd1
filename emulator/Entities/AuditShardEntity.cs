using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Audit;

namespace RealRecon.Emulator.Entities;

/// <summary>The audit shard entity on the emulator's runtime. Its write is I/O between turns, so that entries go on coming in meanwhile.</summary>
public static class AuditShardEntity
{
    public static EntityKind Kind(AuditRules rules, AuditWriter writer, ILogger log) =>
        new EntityKind<AuditShardState>(AuditShard.EntityName, CoreJson.Default.AuditShardState, new AuditShardItems()) { PassesTracesOn = false }
            .On(
                nameof(AuditShard.Append),
                CoreJson.Default.AppendEntry,
                (state, entry, self, now) => AuditShard.Append(state, entry, int.Parse(self.Key), rules, now))
            .On(nameof(AuditShard.Seal), (state, _) => AuditShard.Seal(state))
            .OnIo(
                AuditShard.Write,
                CoreJson.Default.WriteBlock,
                (state, request) => cancellation => WriteAsync(state, request, writer, log, cancellation),
                succeeded: (state, request, _, _) => AuditShard.Written(state, request),
                failed: (state, request, _, now) => AuditShard.WriteFailed(state, request, now));

    // Hashing and decoding the block is part of the I/O, for the engine's one thread serves all entities.
    private static async Task WriteAsync(AuditShardState? state, WriteBlock request, AuditWriter writer, ILogger log, CancellationToken cancellation)
    {
        if (AuditShard.Pending(state, request) is not { } pending) return;
        try
        {
            await writer.WriteAsync(pending, cancellation);
        }
        catch (BlockConflictException conflict)
        {
            // To be tried again like any failure, but no try can succeed: somebody must look.
            log.BlockConflict(pending.Block.Shard, pending.Block.Number, conflict);
            throw;
        }
    }
}
