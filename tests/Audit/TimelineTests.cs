using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Audit;

public sealed class TimelineTests
{
    private static readonly AuditEntry Opened = Samples.Opened(TransactionId.Of("tx-1"), Samples.Start);

    public static TheoryData<string, string> Sentences => new()
    {
        { "opened", "Gateway stripe captured 500.00 INR; waiting for the bank." },
        { "matched", "Bank booked 500.00 INR; both sides agree." },
        { "under", "Bank booked 450.00 INR; amounts differ by -50.00 INR." },
        { "over", "Bank booked 510.00 INR; amounts differ by 10.00 INR." },
        { "overdue", "The bank stayed silent until the deadline." },
        { "repeated", "Gateway stripe captured 500.00 INR, which was known already." },
        { "too many", "Gateway stripe captured 500.00 INR, beyond the number of facts that a transaction may have." },
        { "conflict", "Gateway stripe captured 500.00 INR under an event id that said something else before." },
        { "stale", "A deadline passed that no longer mattered." },
        { "expired", "The authorisation expired without a capture." },
        { "currency", "Bank booked 450.00 INR; currency differs: gateway USD, bank INR." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void TimelineItem_OfAnEntry_SaysWhatHappened(string kind, string sentence)
    {
        var entry = Entry(kind);

        Assert.Equal(new TimelineItem(42, entry.At, entry.Kind, entry.Code, sentence), TimelineItem.Of(42, entry));
    }

    [Fact]
    public void TimelineItem_ForAnyFactAndStatus_HasASentence()
    {
        foreach (var fact in Enum.GetValues<FactKind>())
        {
            foreach (var status in Enum.GetValues<TransactionStatus>())
            {
                var entry = Opened with { Event = Opened.Event! with { Fact = fact }, After = Opened.After with { Status = status } };
                Assert.EndsWith(".", TimelineItem.Of(0, entry).Summary, StringComparison.Ordinal);
            }
        }
    }

    private static AuditEntry Entry(string kind) => kind switch
    {
        "opened" => Opened,
        "matched" => Samples.Booked(Opened),
        "under" => Samples.Booked(Opened, 45_000),
        "over" => Samples.Booked(Opened, 51_000),
        "overdue" => Samples.Overdue(Opened),
        "repeated" => Samples.Repeated(Opened),
        "too many" => Samples.Repeated(Opened) with { Code = ReasonCode.POISON },
        "conflict" => Samples.Repeated(Opened) with { Kind = AuditKind.Conflict, Code = ReasonCode.DUP_CONFLICT },
        "stale" => Samples.Overdue(Opened) with { Kind = AuditKind.StaleDeadline },
        "expired" => Samples.Overdue(Opened) with { Code = ReasonCode.AUTH_EXPIRED },
        "currency" => OtherCurrency(Samples.Booked(Opened, 45_000)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static AuditEntry OtherCurrency(AuditEntry entry) => entry with
    {
        After = entry.After with
        {
            Verdict = entry.After.Verdict with { DifferenceMinor = null, Compared = [new FieldComparison("currency", "USD", "INR", ComparisonOutcome.Different)] },
        },
    };
}
