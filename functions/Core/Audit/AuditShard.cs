using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RealRecon.Core.Audit;

/// <summary>The audit shard entity's policy: orders entries, seals blocks, asks for their write until it succeeded.</summary>
public static class AuditShard
{
    public const string EntityName = "AuditShard";

    /// <summary>The operation in which the host writes the block that <see cref="Pending"/> names, and tells how that ended.</summary>
    public const string Write = "Write";

    /// <summary>Fixed for the life of a deployment: a transaction's entries must stay in one order.</summary>
    public const int Count = 64;

    // A Seal signal that is this late has been lost; the next entry asks for another. One Seal too many does no harm.
    private static readonly TimeSpan SealLost = TimeSpan.FromSeconds(10);

    private static readonly ImmutableArray<EntityAddress> Addresses =
        [.. Enumerable.Range(0, Count).Select(shard => new EntityAddress(EntityName, shard.ToString(CultureInfo.InvariantCulture)))];

    public static Step<AuditShardState?> Append(AuditShardState? state, AppendEntry entry, int shard, AuditRules rules, DateTimeOffset now) =>
        Append(state, new ReadOnlySpan<AppendEntry>(in entry), shard, rules, now);

    /// <summary>Takes entries in and sees to it that they are sealed in time: at once when they fill a block, else when the oldest is old enough.</summary>
    public static Step<AuditShardState?> Append(AuditShardState? state, ReadOnlySpan<AppendEntry> entries, int shard, AuditRules rules, DateTimeOffset now)
    {
        var next = state ?? AuditShardState.Empty(shard);
        if (entries.IsEmpty) return new(state, []);
        var waiting = next.Waiting;
        var bytes = next.WaitingBytes;
        foreach (var entry in entries)
        {
            waiting = waiting.Enqueue(entry.Entry);
            bytes += AuditRules.PackedBytes(entry.Entry);
        }

        next = next with { Waiting = waiting, WaitingCount = next.WaitingCount + entries.Length, WaitingBytes = bytes };
        if (IsFull(next) && next.Sealed is null) return SealNext(next);
        if (next.SealMissed || next.SealAt + SealLost > now) return new(next, []);
        var due = now + rules.BlockAge;
        return new(next with { SealAt = due }, [new OutboxMessage.Signal(Address(next.Shard), nameof(Seal), null, due)]);
    }

    /// <summary>Fixes the content of the next block in state and asks for its write. While a block is being written, it remembers to do so afterwards.</summary>
    public static Step<AuditShardState?> Seal(AuditShardState? state)
    {
        if (state is null) return new(state, []);
        if (state.WaitingCount == 0) return new(state.SealAt is null ? state : state with { SealAt = null }, []);
        return state.Sealed is null
            ? SealNext(state with { SealAt = null })
            : new(state with { SealAt = null, SealMissed = true }, []);
    }

    /// <summary>The sealed block if it is the one asked for; null when it was written already.</summary>
    public static PendingWrite? Pending(AuditShardState? state, WriteBlock request) => IsBeingWritten(state, request) ? state!.Sealed!.After(state.Head) : null;

    /// <summary>The write succeeded. Goes on with the next block at once when that is due.</summary>
    public static Step<AuditShardState?> Written(AuditShardState? state, WriteBlock request)
    {
        if (!IsBeingWritten(state, request)) return new(state, []);
        var next = state! with { Head = state.Sealed!.After(state.Head).Head, Sealed = null, Attempt = 0 };
        return next.SealMissed || IsFull(next) ? SealNext(next) : new(next, []);
    }

    /// <summary>The write failed: ask again after a growing delay. Without limit, because an entry that is not written is a decision without a record.</summary>
    public static Step<AuditShardState?> WriteFailed(AuditShardState? state, WriteBlock request, DateTimeOffset now)
    {
        if (!IsBeingWritten(state, request) || state!.Attempt != request.Attempt) return new(state, []);
        var attempt = request.Attempt + 1;
        return new(state with { Attempt = attempt }, [WriteSignal(state, attempt, now + AuditRules.RetryDelay(attempt))]);
    }

    /// <summary>The shard of a transaction: a stable hash of its id, the same in every process and version.</summary>
    public static int Of(TransactionId id) => Of(id.Value);

    /// <summary>The shard of any name of at most 300 characters.</summary>
    internal static int Of(string name)
    {
        // FNV-1a over the UTF-8 bytes; its low bits alone are uneven for ids that differ in few characters, so the high ones are mixed in (MurmurHash3's finaliser).
        Span<byte> bytes = stackalloc byte[900];
        var hash = 14695981039346656037UL;
        foreach (var b in bytes[..Encoding.UTF8.GetBytes(name, bytes)]) hash = (hash ^ b) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash ^= hash >> 33;
        return (int)(hash % Count);
    }

    public static EntityAddress Address(int shard) => Addresses[shard];

    private static bool IsFull(AuditShardState state) => state.WaitingCount >= AuditRules.MaxEntries || state.WaitingBytes >= AuditRules.MaxBytes;

    private static bool IsBeingWritten(AuditShardState? state, WriteBlock request) => state?.Sealed is not null && request.Block == state.Head.Block + 1;

    private static Step<AuditShardState?> SealNext(AuditShardState state)
    {
        if (state.WaitingCount == 0) return new(state with { SealMissed = false }, []);
        var entries = ImmutableArray.CreateBuilder<byte[]>(Math.Min(state.WaitingCount, AuditRules.MaxEntries));
        var waiting = state.Waiting;
        long bytes = 0;
        while (entries.Count < AuditRules.MaxEntries && !waiting.IsEmpty)
        {
            // The first entry is taken whatever its size, so that none can block those behind it.
            var size = AuditRules.PackedBytes(waiting.Peek());
            if (entries.Count > 0 && bytes + size > AuditRules.MaxBytes) break;
            bytes += size;
            waiting = waiting.Dequeue(out var entry);
            entries.Add(entry);
        }

        var next = state with
        {
            Waiting = waiting,
            WaitingCount = state.WaitingCount - entries.Count,
            WaitingBytes = state.WaitingBytes - bytes,
            Sealed = new SealedEntries(entries.DrainToImmutable()),
            Attempt = 0,

            // What did not fit has waited as long as what did, so it follows without another signal.
            SealMissed = !waiting.IsEmpty,
        };
        return new(next, [WriteSignal(next, 0, null)]);
    }

    private static OutboxMessage.Signal WriteSignal(AuditShardState state, int attempt, DateTimeOffset? due) =>
        new(Address(state.Shard), Write, new WriteBlock(state.Head.Block + 1, attempt), due);
}
