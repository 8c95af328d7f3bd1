using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Audit;

/// <summary>Entries and blocks that tests of the log need; what they say is plausible, not decided by the matcher.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    /// <summary>A transaction's first entry: the gateway says that 500.00 INR moved; the bank is awaited until a minute later.</summary>
    public static AuditEntry Opened(TransactionId id, DateTimeOffset at, string provider = "stripe") => new()
    {
        TransactionId = id,
        Version = 1,
        At = at,
        Kind = AuditKind.Fact,
        Code = null,
        Event = Event(id, Side.Gateway, provider, 50_000, at),
        Deadline = null,
        RuleVersion = 1,
        Before = null,
        After = new TransactionSnapshot
        {
            Status = TransactionStatus.PENDING,
            Verdict = new Verdict
            {
                State = MatchState.WAIT_BANK,
                Reasons = [],
                Gateway = new SideView(provider, 50_000, "INR", LifecycleStatus.CAPTURED, at),
                Bank = null,
                DifferenceMinor = null,
                Compared = [],
                Deadline = at.AddMinutes(1),
            },
            OpenedAt = at,
            DecidedAt = at,
            Generation = 1,
        },
    };

    /// <summary>The entry after <paramref name="previous"/>: the bank booked an amount.</summary>
    public static AuditEntry Booked(AuditEntry previous, long amountMinor = 50_000)
    {
        var at = previous.At.AddSeconds(3);
        var isEqual = amountMinor == 50_000;
        ImmutableArray<ReasonCode> reasons = isEqual ? [ReasonCode.M00_EXACT] : [amountMinor < 50_000 ? ReasonCode.AMT_UNDER : ReasonCode.AMT_OVER];
        return previous with
        {
            Version = previous.Version + 1,
            At = at,
            Code = reasons[0],
            Event = Event(previous.TransactionId, Side.Bank, "ledger", amountMinor, at) with { BankReference = "BR-77" },
            Before = new Standing(previous.After.Status, previous.After.Verdict.Deadline),
            After = previous.After with
            {
                Status = isEqual ? TransactionStatus.MATCHED : TransactionStatus.MISMATCH,
                DecidedAt = at,
                Generation = previous.After.Generation + 1,
                Verdict = previous.After.Verdict with
                {
                    State = isEqual ? MatchState.MATCHED : MatchState.MISMATCH,
                    Reasons = reasons,
                    Bank = new SideView("ledger", amountMinor, "INR", LifecycleStatus.BOOKED, at),
                    DifferenceMinor = amountMinor - 50_000,
                    Compared =
                    [
                        new FieldComparison("currency", "INR", "INR", ComparisonOutcome.Equal),
                        new FieldComparison("amount", "500.00 INR", new Money(amountMinor, Currency.Of("INR")).ToString(), isEqual ? ComparisonOutcome.Equal : ComparisonOutcome.Different),
                    ],
                    Deadline = null,
                },
            },
        };
    }

    /// <summary>The entry after <paramref name="previous"/>: the same event once more.</summary>
    public static AuditEntry Repeated(AuditEntry previous) => previous with
    {
        Version = previous.Version + 1,
        At = previous.At.AddSeconds(1),
        Kind = AuditKind.Duplicate,
        Code = ReasonCode.DUP_REDELIVERY,
        Before = new Standing(previous.After.Status, previous.After.Verdict.Deadline),
    };

    /// <summary>The entry after <paramref name="previous"/>: nobody came.</summary>
    public static AuditEntry Overdue(AuditEntry previous) => previous with
    {
        Version = previous.Version + 1,
        At = previous.At.AddMinutes(1),
        Kind = AuditKind.Deadline,
        Code = ReasonCode.BANK_MISSING,
        Event = null,
        Deadline = new DeadlineReached(previous.After.Generation, previous.At.AddMinutes(1)),
        Before = new Standing(previous.After.Status, previous.After.Verdict.Deadline),
        After = previous.After with
        {
            Status = TransactionStatus.ALERT,
            DecidedAt = previous.At.AddMinutes(1),
            Verdict = previous.After.Verdict with { State = MatchState.ALERT_BANK, Reasons = [ReasonCode.BANK_MISSING], Deadline = null },
        },
    };

    public static PaymentEvent Event(TransactionId id, Side side, string provider, long amountMinor, DateTimeOffset at) => new()
    {
        TransactionId = id,
        EventKey = $"{provider}:evt_{id}",
        FactKey = $"{provider}:{id}:{(side is Side.Gateway ? "GS" : "BB")}",
        Side = side,
        Provider = provider,
        Fact = side is Side.Gateway ? FactKind.GatewaySuccess : FactKind.BankBooked,
        Status = side is Side.Gateway ? LifecycleStatus.CAPTURED : LifecycleStatus.BOOKED,
        Direction = Direction.Credit,
        Amount = new Money(amountMinor, Currency.Of("INR")),
        RawType = side is Side.Gateway ? "payment_intent.succeeded" : "posting",
        OccurredAt = at,
        ReceivedAt = at.AddMilliseconds(250),
        Position = new HubPosition(side is Side.Gateway ? "gateway-events" : "bank-events", "2", 4711, "188976"),
        PayloadSha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        OrderId = "order-9",
    };

    /// <summary>The n-th of the ids that belong to a shard.</summary>
    public static TransactionId IdIn(int shard, int n) => IdsIn(shard).ElementAt(n);

    public static IEnumerable<TransactionId> IdsIn(int shard) =>
        Enumerable.Range(0, int.MaxValue).Select(i => TransactionId.Of($"tx-{i:D6}")).Where(id => AuditShard.Of(id) == shard);

    public static PendingWrite Block(ShardHead before, params IEnumerable<AuditEntry> entries) =>
        ViewProjection.Project(before, AuditBlock.Seal(before, [.. entries.Select(AuditEntryCodec.Encode)]));
}
