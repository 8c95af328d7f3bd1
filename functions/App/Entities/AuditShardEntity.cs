using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Audit;

namespace RealRecon.Functions.Entities;

/// <summary>
/// Carries out what <see cref="AuditShard"/> decides. Its <see cref="AuditShard.Write"/> is the one entity operation that does I/O: an exception would take the
/// operation back and the platform would not repeat it, so a failed write becomes a state of its own that asks again later.
/// </summary>
public sealed class AuditShardEntity(AuditWriter writer, AuditRules rules, TimeProvider time, ILogger<AuditShardEntity> log) : TracedEntity<AuditShardState?>
{
    /// <summary>
    /// The block that this batch of operations sealed: the object lives for one batch, and what the batch did is committed only at its end.
    /// </summary>
    private long? _uncommitted;

    [Function(AuditShard.EntityName)]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) =>
        dispatcher.DispatchAsync<AuditShardEntity>();

    public void Append(AppendEntry entry) => Apply(AuditShard.Append(State, entry, Shard, rules, Now));

    public void Seal() => Apply(AuditShard.Seal(State));

    public async Task Write(WriteBlock request)
    {
        var pending = AuditShard.Pending(State, request);
        if (pending is null) return;

        // Azure Storage sends a batch's signals before it commits its state, so after a crash in between a Write may come that was asked for by a
        // batch that never was. It may not write a block whose content is not committed yet; the signal that commits with the content will.
        if (_uncommitted == request.Block) return;
        var isWritten = await TryWriteAsync(pending);
        Apply(isWritten ? AuditShard.Written(State, request) : AuditShard.WriteFailed(State, request, Now));
    }

    /// <summary>A block is about all of its entries.</summary>
    protected override bool PassesTracesOn => false;

    protected override AuditShardState? InitializeState(TaskEntityOperation entityOperation) => null;

    private int Shard => int.Parse(Context.Id.Key);

    private DateTimeOffset Now => time.GetUtcNow();

    private async Task<bool> TryWriteAsync(PendingWrite pending)
    {
        try
        {
            await writer.WriteAsync(pending, CancellationToken.None);
            return true;
        }
        catch (BlockConflictException conflict)
        {
            log.BlockConflict(pending.Block.Shard, pending.Block.Number, conflict);
            return false;
        }
        catch (Exception trouble)
        {
            log.BlockNotWritten(pending.Block.Shard, pending.Block.Number, trouble);
            return false;
        }
    }

    private void Apply(Step<AuditShardState?> step)
    {
        if (step.Next is { Sealed: not null } next && next.Sealed != State?.Sealed) _uncommitted = next.Head.Block + 1;
        State = step.Next;
        Send(step.Outbox);
    }
}
