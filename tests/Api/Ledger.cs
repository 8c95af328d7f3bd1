using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Api;

/// <summary>Writes audit entries through the real shards, so that what the API reads is what the engine writes.</summary>
internal sealed class Ledger(IAuditStore store)
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<int, AuditShardState?> _shards = [];
    private readonly Dictionary<TransactionId, AuditEntry> _last = [];

    /// <summary>Opens the transaction, or moves it on, and writes one block with that entry.</summary>
    public async Task<AuditEntry> WriteAsync(string id, TransactionStatus status, DateTimeOffset? openedAt = null, params ReasonCode[] reasons)
    {
        var entry = Entry(id, status, openedAt, reasons);
        await WriteAsync(entry);
        return entry;
    }

    public AuditEntry Entry(string id, TransactionStatus status, DateTimeOffset? openedAt = null, params ReasonCode[] reasons)
    {
        var transaction = TransactionId.Of(id);
        _last.TryGetValue(transaction, out var before);
        var opened = before?.After.OpenedAt ?? openedAt ?? Start;
        var version = (before?.Version ?? 0) + 1;
        return _last[transaction] = new AuditEntry
        {
            TransactionId = transaction,
            Version = version,
            At = opened.AddSeconds(version - 1),
            Kind = AuditKind.Fact,
            Code = reasons.Length > 0 ? reasons[0] : null,
            Event = EventOf(transaction, version),
            Deadline = null,
            RuleVersion = 1,
            Before = before is null ? null : new Standing(before.After.Status, before.After.Verdict.Deadline),
            After = new TransactionSnapshot
            {
                Status = status,
                Verdict = VerdictOf(status, reasons),
                OpenedAt = opened,
                DecidedAt = opened.AddSeconds(version - 1),
                Generation = 1,
            },
        };
    }

    /// <summary>Writes the entries of one shard as one block.</summary>
    public Task WriteAsync(params AuditEntry[] entries) => SealAsync(AuditShard.Of(entries[0].TransactionId), entries.Select(AuditEntryCodec.Encode));

    private async Task SealAsync(int shard, IEnumerable<byte[]> entries)
    {
        var rules = new AuditRules();
        var state = _shards.GetValueOrDefault(shard);
        foreach (var entry in entries) state = AuditShard.Append(state, new AppendEntry(entry), shard, rules, Start).Next;
        var seal = AuditShard.Seal(state);
        var request = seal.Outbox.OfType<OutboxMessage.Signal>().Select(signal => signal.Payload).OfType<WriteBlock>().Single();
        var pending = AuditShard.Pending(seal.Next, request)!;
        await store.WriteAsync(pending, CancellationToken.None);
        _shards[shard] = AuditShard.Written(seal.Next, request).Next;
    }

    /// <summary>Writes the entries of one case as one block.</summary>
    public Task WriteAsync(params CaseEntry[] entries) => SealAsync(CaseLog.ShardOf(entries[0].Id), entries.Select(CaseEntryCodec.Encode));

    private static Verdict VerdictOf(TransactionStatus status, ReasonCode[] reasons) => new()
    {
        State = status == TransactionStatus.PENDING ? MatchState.WAIT_BANK : MatchState.MATCHED,
        Reasons = [.. reasons],
        Gateway = new SideView("stripe", 50000, "INR", LifecycleStatus.CAPTURED, Start.AddMilliseconds(20)),
        Bank = status == TransactionStatus.PENDING ? null : new SideView("ledger", 45000, "INR", LifecycleStatus.BOOKED, Start),
        DifferenceMinor = status == TransactionStatus.PENDING ? null : -5000,
        Compared = status == TransactionStatus.PENDING ? [] : [new FieldComparison("amount", "500.00", "450.00", ComparisonOutcome.Different)],
        Deadline = status == TransactionStatus.PENDING ? Start.AddMinutes(1) : null,
    };

    private static PaymentEvent EventOf(TransactionId id, long version) => new()
    {
        TransactionId = id,
        EventKey = $"stripe:evt_{version}",
        FactKey = $"stripe:capture:{version}",
        Side = Side.Gateway,
        Provider = "stripe",
        Fact = FactKind.GatewaySuccess,
        Status = LifecycleStatus.CAPTURED,
        Direction = Direction.Credit,
        Amount = new Money(50000, Currency.Of("INR")),
        RawType = "payment_intent.succeeded",
        OccurredAt = Start,
        ReceivedAt = Start.AddMilliseconds(3),
        Position = new HubPosition("gateway-events", "1", version, $"{version * 64}"),
        PayloadSha256 = new string('a', 64),
    };
}
