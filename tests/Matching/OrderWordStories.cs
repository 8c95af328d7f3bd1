using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Orders;

namespace RealRecon.Tests.Matching;

/// <summary>What a transaction tells its order, and the pace of its rail.</summary>
public sealed class OrderWordStories
{
    private static readonly MatchRules Rules = new();

    [Fact]
    public void C31_WhenAChargeSucceedsAndFails_ItsOrderHearsBoth() => Story.TellsAll("""
        00:00  stripe  GP 2000 USD order=o-1             | GW_PENDING, due 168:00:00, Fact
        00:01  stripe  GS 2000 USD fact=ch_1             | WAIT_BANK, due 01:01, Fact; order o-1 Charge 20.00 USD
        00:02  stripe  GS 2000 USD fact=ch_1 order=o-1   | WAIT_BANK, still due 01:01, Duplicate DUP_SEMANTIC
        00:05  stripe  GF 2000 USD                       | NO_MONEY GW_FAILED_LATER, Fact GW_FAILED_LATER; order o-1 Charge not 20.00 USD
        00:09  stripe  GS 2100 USD                       | WAIT_BANK, due 01:09, Fact; order o-1 Charge 41.00 USD
        """, Rules);

    [Fact]
    public void Failure_OfWhatNeverSucceeded_IsNoWordToTheOrder() => Story.TellsAll("""
        00:00  stripe  GF 2000 USD order=o-1  | NO_MONEY, Fact
        """, Rules);

    [Fact]
    public void Refund_WithItsOwnOrder_TellsIt() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD refund order=o-1 parent=pi-1  | WAIT_BANK, due 01:00, Fact; order o-1 Refund 20.00 USD
        """, Rules);

    [Fact]
    public void Chargeback_IsNoWordToTheOrder() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD debit order=o-1  | WAIT_BANK, due 01:00, Fact
        """, Rules);

    [Fact]
    public void Refund_WithoutAnOrder_TellsItsPayment() => Story.TellsAll("""
        00:00  stripe  GS 2000 USD refund parent=pi-1  | WAIT_BANK, due 01:00, Fact; parent pi-1 Refund 20.00 USD
        00:01  stripe  NOTE 1 USD                      | WAIT_BANK, still due 01:00, Fact
        """, Rules);

    [Fact]
    public void C39_WhenTheRefundPrecedesItsPayment_ThePaymentPassesItOnOnceItIsThere()
    {
        var refund = new RefundHeard(Movement(), 0);
        var waiting = Transaction.HearRefund(null, refund, Facts.Id, Story.Start);
        Assert.Null(waiting.Next);
        var again = Assert.IsType<OutboxMessage.Signal>(Assert.Single(waiting.Outbox));
        Assert.Equal(("HearRefund", Story.Start.AddSeconds(1)), (again.Operation, again.Due));

        var payment = Transaction.Observe(null, Facts.Of("GS") with { OrderId = "o-1" }, Rules, Story.Start).Next;
        var passed = Transaction.HearRefund(payment, (RefundHeard)again.Payload!, Facts.Id, Story.Start.AddSeconds(1));
        Assert.Same(payment, passed.Next);
        var word = Assert.IsType<OutboxMessage.Signal>(Assert.Single(passed.Outbox));
        Assert.Equal(OrderMovement.AddressOf("o-1"), word.Target);
        Assert.Equal(Movement() with { OrderId = "o-1", ParentId = "tx-1" }, word.Payload);
    }

    [Fact]
    public void Refund_WhenItsPaymentNeverComes_GivesUpAfterTwentyTries()
    {
        var (refund, now, tries) = (new RefundHeard(Movement(), 0), Story.Start, 0);
        while (Transaction.HearRefund(null, refund, Facts.Id, now).Outbox is [OutboxMessage.Signal again])
        {
            Assert.True(again.Due > now);
            (refund, now, tries) = ((RefundHeard)again.Payload!, again.Due!.Value, tries + 1);
        }

        Assert.Equal(20, tries);
        Assert.InRange(now - Story.Start, TimeSpan.FromHours(8), TimeSpan.FromHours(12));
    }

    [Fact]
    public void Pace_OfMatches_IsSampledOneInSixteen()
    {
        var samples = 0;
        for (var i = 0; i < 1600; i++)
        {
            var id = TransactionId.Of($"tx-{i}");
            var waiting = Transaction.Observe(null, Facts.Of("GS") with { TransactionId = id, Rail = "card" }, Rules, Story.Start).Next;
            var step = Transaction.Observe(waiting, Facts.Of("BB") with { TransactionId = id, ReceivedAt = Story.Start.AddSeconds(9) }, Rules, Story.Start);
            if (!step.Outbox.OfType<OutboxMessage.Signal>().Any(signal => signal.Operation == "Learn")) continue;
            samples++;
        }

        Assert.InRange(samples, 60, 140);
    }

    private static OrderMovement Movement() => new()
    {
        OrderId = "",
        Id = TransactionId.Of("re-1"),
        Kind = OrderMovementKind.Refund,
        ParentId = "tx-1",
        Provider = "stripe",
        Amount = new Money(2000, Currency.Of("USD")),
        OccurredAt = Story.Start,
        Succeeded = true,
        Version = 1,
    };
}
