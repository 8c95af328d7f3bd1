using BenchmarkDotNet.Attributes;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;

namespace RealRecon.Benchmarks;

/// <summary>
/// What each stage of Core costs for one event, and all of them together. Pairs: even events are a gateway's capture, odd ones the bank's booking
/// of the same transaction, so that half of the events open a transaction and half close it.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class CoreStages
{
    private const int Pairs = 5_000;
    private const int Events = Pairs * 2;

    private static readonly MatchRules Rules = new();
    private static readonly AuditRules Blocks = new();

    private HubEvent[] _bodies = [];
    private PaymentEvent[] _events = [];
    private AppendEntry[] _entries = [];
    private AuditEntry[] _decoded = [];

    [GlobalSetup]
    public void Prepare()
    {
        _bodies = [.. Enumerable.Range(0, Events).Select(n => n % 2 == 0 ? Samples.Generic(n / 2) : Samples.Ledger(n / 2))];
        _events = [.. _bodies.Select(body => Normaliser.Normalise(body, Samples.Rules).Events.Single())];
        var entries = new List<AppendEntry>(Events);
        for (var n = 0; n < Events; n += 2)
        {
            var (opened, closed) = Decide(n);
            entries.Add(EntryOf(opened));
            entries.Add(EntryOf(closed));
        }

        _entries = [.. entries];
        _decoded = [.. _entries.Select(entry => AuditEntryCodec.Decode(entry.Entry))];
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public int Normalise()
    {
        var facts = 0;
        foreach (var body in _bodies) facts += Normaliser.Normalise(body, Samples.Rules).Events.Length;
        return facts;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "Fold, decide, encode")]
    public int Decide()
    {
        var messages = 0;
        for (var n = 0; n < Events; n += 2) messages += Decide(n).Closed.Outbox.Length;
        return messages;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "Encode an entry")]
    public int Encode()
    {
        var bytes = 0;
        foreach (var entry in _decoded) bytes += AuditEntryCodec.Encode(entry).Length;
        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "Order, seal, hash, project")]
    public long Seal() => SealAll(_entries);

    [Benchmark(OperationsPerInvoke = Events, Baseline = true, Description = "All of Core")]
    public long All()
    {
        var entries = new List<AppendEntry>(Events);
        for (var n = 0; n < Events; n += 2)
        {
            var opened = Transaction.Observe(null, Normaliser.Normalise(_bodies[n], Samples.Rules).Events[0], Rules, Samples.Now);
            var closed = Transaction.Observe(opened.Next, Normaliser.Normalise(_bodies[n + 1], Samples.Rules).Events[0], Rules, Samples.Now);
            entries.Add(EntryOf(opened));
            entries.Add(EntryOf(closed));
        }

        return SealAll(entries);
    }

    private (Step<TransactionState?> Opened, Step<TransactionState?> Closed) Decide(int n)
    {
        var opened = Transaction.Observe(null, _events[n], Rules, Samples.Now);
        return (opened, Transaction.Observe(opened.Next, _events[n + 1], Rules, Samples.Now));
    }

    private static AppendEntry EntryOf(Step<TransactionState?> step) =>
        (AppendEntry)((OutboxMessage.Signal)step.Outbox[0]).Payload!;

    /// <summary>One shard takes all, in blocks of a hundred: what 64 shards do at a few thousand events per second each.</summary>
    private static long SealAll(IReadOnlyList<AppendEntry> entries)
    {
        AuditShardState? shard = null;
        var written = 0L;
        for (var n = 0; n < entries.Count; n++)
        {
            shard = AuditShard.Append(shard, entries[n], 0, Blocks, Samples.Now).Next;
            if (n % 100 != 99) continue;
            var sealing = AuditShard.Seal(shard);
            var request = sealing.Outbox.OfType<OutboxMessage.Signal>().Select(signal => signal.Payload).OfType<WriteBlock>().Single();
            written += AuditShard.Pending(sealing.Next, request)!.Block.Entries.Length;
            shard = AuditShard.Written(sealing.Next, request).Next;
        }

        return written;
    }
}
