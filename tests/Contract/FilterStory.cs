using CsCheck;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Contract;

/// <summary>Transactions that differ in all that a filter looks at, and filters that each let some of them pass.</summary>
internal static class FilterStory
{
    public const int Count = 90;

    private static readonly string[] Currencies = ["INR", "JPY", "KWD"];
    private static readonly string?[] Rails = [null, "card", "upi"];

    /// <summary>What its blocks write of the n-th transaction: one to three entries, the last of which is what lists show.</summary>
    public static IReadOnlyList<AuditEntry> Entries(int n)
    {
        // Three are opened in each second, so that ties are many.
        var opened = With(Samples.Opened(TransactionId.Of($"Story-{n:D3}"), Samples.Start.AddSeconds(n / 3), n % 2 == 0 ? "stripe" : "razorpay"), n);
        return (n % 6) switch
        {
            0 => [opened],
            1 => [opened, With(Samples.Booked(opened), n)],
            2 => [opened, With(Samples.Booked(opened, 45_000 + (n * 10)), n)],
            3 => [opened, With(Samples.Overdue(opened), n)],

            // Was open, and is not any more.
            4 => [opened, With(Samples.Overdue(opened), n), With(Samples.Booked(Samples.Overdue(opened)), n)],
            _ => [With(Samples.Overdue(opened), n) with { Version = 1, Before = null }],
        };
    }

    public static readonly Gen<TransactionFilter> Filters = Gen.Select(Gen.Int[0, Parts.Length - 1], Gen.Int[0, Parts.Length - 1], Gen.Bool, (one, other, isOldest) =>
        Parts[other](Parts[one](new TransactionFilter())) with { Sort = isOldest ? TransactionSort.Oldest : TransactionSort.Newest });

    private static Func<TransactionFilter, TransactionFilter>[] Parts =>
    [
        filter => filter,
        filter => filter with { Open = true },
        filter => filter with { Open = false },
        filter => filter with { Status = TransactionStatus.MATCHED },
        filter => filter with { Status = TransactionStatus.ALERT },
        filter => filter with { Status = [TransactionStatus.MISMATCH, TransactionStatus.PENDING] },
        filter => filter with { Status = [TransactionStatus.MATCHED, TransactionStatus.ALERT] },
        filter => filter with { Reason = ReasonCode.BANK_MISSING },
        filter => filter with { Reason = [ReasonCode.AMT_UNDER, ReasonCode.M00_EXACT] },
        filter => filter with { Provider = "razorpay" },
        filter => filter with { Provider = ["ledger", "stripe"] },
        filter => filter with { State = MatchState.WAIT_BANK },
        filter => filter with { Currency = ["JPY", "KWD"] },
        filter => filter with { Rail = "upi" },
        filter => filter with { OpenedAfter = Samples.Start.AddSeconds(9) },
        filter => filter with { OpenedBefore = Samples.Start.AddSeconds(21) },
        filter => filter with { DecidedAfter = Samples.Start.AddSeconds(30) },
        filter => filter with { DecidedBefore = Samples.Start.AddSeconds(30) },
        filter => filter with { SlowerThan = TimeSpan.FromSeconds(3) },
        filter => filter with { AmountMin = Amount("500") },
        filter => filter with { AmountMax = Amount("499.99") },
        filter => filter with { DifferenceMin = Amount("44.5"), DifferenceMax = Amount("5000") },
        filter => filter with { RiskMin = Amount("50") },
        filter => filter with { Owner = new OwnedBy("ana") },
        filter => filter with { Owner = new OwnedBy(null) },
        filter => filter with { Snoozed = new Snoozed(true, Samples.Start) },
        filter => filter with { Snoozed = new Snoozed(false, Samples.Start) },
        filter => filter with { Checking = true },
        filter => filter with { Held = false },
        filter => filter with { Alerted = true },
        filter => filter with { Noted = true },
        filter => filter with { Proposed = true },
        filter => filter with { OrderId = "order/1" },
        filter => filter with { ParentId = "parent-2" },
        filter => filter with { Text = "STORY-00" },
        filter => filter with { Text = "er/3" },
    ];

    private static MajorAmount Amount(string text) => MajorAmount.TryParse(text, out var amount) ? amount : throw new ArgumentException(text);

    private static AuditEntry With(AuditEntry entry, int n)
    {
        var verdict = entry.After.Verdict;
        var currency = Currencies[n % 3];
        return entry with
        {
            After = entry.After with
            {
                Belonging = n % 4 == 3 || n % 15 == 0 ? null : new Belonging(n % 5 == 0 ? null : $"order/{n % 5}", n % 7 == 2 ? "parent-2" : null, Rails[n % 3]),
                Handling = n % 4 == 1 ? null : HandlingOf(n),
                Verdict = verdict with
                {
                    Gateway = verdict.Gateway! with { Currency = currency },
                    Bank = verdict.Bank is { } bank ? bank with { Currency = currency } : null,
                },
            },
        };
    }

    private static Handling HandlingOf(int n) => new()
    {
        Owner = n % 3 == 0 ? "ana" : null,
        SnoozedUntil = n % 5 == 1 ? Samples.Start.AddSeconds(n - 20) : null,
        IsChecking = n % 7 == 0,
        IsHeld = n % 8 == 0,
        IsAlerted = n % 6 == 3,
        Notes = n % 9,
        Proposed = n % 10 == 2 ? new StandingAction($"act-{n}", OperatorActionKind.Resolve, ReasonCode.WRITE_OFF, "bo", Samples.Start) : null,
    };
}
