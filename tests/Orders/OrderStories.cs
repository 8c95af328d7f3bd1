using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;
using RealRecon.Core.Jobs;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Orders;
using RealRecon.Core.Resolution;
using static RealRecon.Tests.Orders.Desk;

namespace RealRecon.Tests.Orders;

public sealed class OrderStories
{
    private static readonly Playbook LookForTheRefund = new() { Ask = [QuestionKind.GatewayRefunds], Attempts = 3 };

    [Fact]
    public void C31_WhenAnOrderIsChargedTwice_IsOneCaseWithTheSecondAmountAtRisk()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40));

        var entry = Assert.Single(desk.Entries);
        Assert.Equal((CaseEvent.Opened, ReasonCode.DUP_DOUBLE_CHARGE, 2L, 2000L), (entry.What, entry.After.Code, entry.After.Count, entry.After.Exposure["USD"]));
        Assert.Equal("pi_A 20.00 USD at 2026-05-01T10:00:00Z; pi_B 20.00 USD at 2026-05-01T10:00:40Z", entry.After.Details.Single(detail => detail.Name == "charges").Value);
        var alert = Assert.Single(desk.Raised);
        Assert.Equal(("DUP_DOUBLE_CHARGE|stripe|-", "order-7", 1L), (alert.Cause.Text, alert.Subject, alert.Number));
        Assert.Equal((new Money(2000, Currency.Of("USD")), Start.AddSeconds(40), false), (alert.Exposure, alert.Since, alert.IsBackfill));
    }

    [Fact]
    public void C32_WhenTheSecondChargeIsRefunded_ClosesItself()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40), Refund("re_1", "pi_B"));

        Assert.Equal([CaseEvent.Opened, CaseEvent.Closed], desk.Entries.Select(entry => entry.What));
        Assert.False(desk.Entries[^1].After.IsOpen);
        Assert.Empty(desk.Entries[^1].After.Exposure);
        var cleared = Assert.Single(desk.Cleared);
        Assert.Equal((1L, true, desk.Raised[0].Exposure), (cleared.Number, cleared.ByItself, cleared.Exposure));
    }

    [Fact]
    public void C33_WhenTheSameIsBoughtTwiceInTwoOrders_IsNoCase()
    {
        var (first, second) = (new Desk().Note(Charge("pi_A", 499)), new Desk().Note(Charge("pi_B", 499, at: 300) with { OrderId = "order-8" }));

        Assert.Empty(first.Sent);
        Assert.Empty(second.Sent);
    }

    [Fact]
    public void C51_WhenOneAuthorisationIsCapturedInTwoParts_IsOneCharge()
    {
        var desk = new Desk().Note(Charge("cap_1", 6000, parent: "auth_1"), Charge("cap_2", 4000, at: 60, parent: "auth_1"));
        Assert.Empty(desk.Sent);

        desk.Note(Charge("pi_B", 10_000, at: 90));
        Assert.Equal(10_000, Assert.Single(desk.Raised).Exposure!.Value.MinorUnits);
    }

    [Fact]
    public void Order_WhenItHasOneCharge_IsSmallAndSilent()
    {
        var desk = new Desk(LookForTheRefund).Note(Charge("pi_3QkR7wLz0aBcDeFgHiJk"), Charge("pi_3QkR7wLz0aBcDeFgHiJk"));

        Assert.Empty(desk.Sent);
        Assert.InRange(desk.Stored!.Length, 0, 400);
    }

    [Fact]
    public void Order_WhenTheFirstChargeIsRefundedInstead_ClosesToo()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40), Refund("re_1", "pi_A"));

        Assert.False(desk.State!.Case!.IsOpen);
    }

    [Fact]
    public void Order_WhenPartOfTheSurplusIsRefunded_IsAlertedAnewWithTheRest()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40), Refund("re_1", "pi_B", 500));

        Assert.Equal(CaseEvent.Changed, desk.Entries[^1].What);
        Assert.Equal([2000L, 1500L], desk.Raised.Select(alert => alert.Exposure!.Value.MinorUnits));
        Assert.Equal((1L, 2000L), (desk.Cleared.Single().Number, desk.Cleared.Single().Exposure!.Value.MinorUnits));
        Assert.Equal([1L, 2L], desk.Raised.Select(alert => alert.Number));
    }

    [Fact]
    public void Order_WhenARefundNamesTheOrderOnly_CountsAgainstTheSurplus()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40), Refund("re_1", null, 2000));

        Assert.False(desk.State!.Case!.IsOpen);
    }

    [Fact]
    public void Order_WhenOneOfTheChargesFailsAfterAll_ClosesItselfAndOpensAgainIfItDoesNot()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40), Charge("pi_B", at: 40, succeeded: false, version: 3), Charge("pi_B", at: 40, version: 2));
        Assert.False(desk.State!.Case!.IsOpen);

        desk.Note(Charge("pi_B", at: 40, version: 4));

        Assert.Equal([CaseEvent.Opened, CaseEvent.Closed, CaseEvent.Opened], desk.Entries.Select(entry => entry.What));
        Assert.Equal([1L, 2L], desk.Raised.Select(alert => alert.Number));
    }

    [Theory]
    [InlineData(86_400, true)]
    [InlineData(86_401, false)]
    public void Order_WhenTheSecondChargeComesLater_IsADoubleChargeWithinADay(double after, bool isDouble) =>
        Assert.Equal(isDouble, new Desk().Note(Charge("pi_A"), Charge("pi_B", at: after)).Raised.Count == 1);

    [Fact]
    public void Order_WhenItIsChargedInTwoCurrencies_TellsBothInTheCaseAndNoAmountInTheAlert()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40), Charge("pi_C", 900, at: 50, currency: "EUR"));

        Assert.Equal(["EUR 900", "USD 2000"], desk.Entries[^1].After.Exposure.Select(pair => $"{pair.Key} {pair.Value}"));
        Assert.Null(desk.Raised[^1].Exposure);
    }

    [Fact]
    public void Order_WhenTheChargesAreOldAlready_IsListedButNobodyIsPaged()
    {
        var desk = new Desk().Note(Charge("pi_A", at: -200_000), Charge("pi_B", at: -199_000));

        Assert.True(Assert.Single(desk.Raised).IsBackfill);
    }

    [Fact]
    public void Order_WhenItHasMoreMovementsThanItKeeps_CountsTheRest()
    {
        var desk = new Desk().Note([.. Enumerable.Range(0, 105).Select(i => Charge($"pi_{i}", at: i))]);

        Assert.Equal((100, 5L), (desk.State!.Movements.Length, desk.State.Beyond));
        Assert.Equal(99 * 2000, desk.Entries[^1].After.Exposure["USD"]);
    }

    [Fact]
    public void Order_WhenThereIsAPlaybook_LooksForTheRefundBeforeAnybodyIsTold()
    {
        var desk = new Desk(LookForTheRefund).Note(Charge("pi_A"), Charge("pi_B", at: 40));

        Assert.Empty(desk.Raised);
        var start = Assert.Single(desk.Started);
        Assert.Equal(("Resolution", "order~order-7-1"), (start.Job, start.Id));
        var request = (ResolutionRequest)start.Request;
        var question = Assert.Single(request.Questions);
        Assert.Equal((QuestionKind.GatewayRefunds, "pi_B", "stripe", "order-7"), (question.Kind, question.Reference.Value, question.Provider, question.OrderId));
        Assert.Equal((OrderMovement.AddressOf("order-7"), 1L), (request.Owner, request.Round));
        Assert.True(Order.IsWaitingFor(desk.State, 1));
        Assert.Equal(Assert.Single(desk.Timers).Due, desk.Entries[^1].After.Deadline);
    }

    [Fact]
    public void Order_WhenTheChecksFindNothing_TellsPeople()
    {
        var desk = Checking();

        desk.Do((state, now) => Order.EndChecks(state, new ChecksEnded(1, 3, false), now));
        desk.Do((state, now) => Order.EndChecks(state, new ChecksEnded(1, 3, false), now));
        desk.Wake(desk.Timers[0]);

        Assert.Single(desk.Raised);
        Assert.False(Order.IsWaitingFor(desk.State, 1));
        Assert.Equal("No refund was found in 3 tries; 20.00 USD too much.", desk.Entries[^1].Summary);
    }

    [Fact]
    public void Order_WhenTheChecksFindTheRefund_NobodyIsEverTold()
    {
        var desk = Checking();
        var refund = Facts.Refund;

        desk.Do((state, now) => Order.HearAnswer(state, Heard(AnswerOutcome.Found, refund), now));
        desk.Do((state, now) => Order.HearAnswer(state, Heard(AnswerOutcome.Found, refund), now));
        desk.Do((state, now) => Order.EndChecks(state, new ChecksEnded(1, 1, true), now));
        desk.Note(Refund("re_1", "pi_B"));
        desk.Wake(desk.Timers[^1]);

        Assert.Equal(Transaction.Observed(refund), Assert.Single(desk.Sent.OfType<OutboxMessage.Signal>(), signal => signal.Payload is PaymentEvent));
        Assert.Equal([CaseEvent.Opened, CaseEvent.Answered, CaseEvent.Changed, CaseEvent.Closed], desk.Entries.Select(entry => entry.What));
        Assert.Empty(desk.Raised);
    }

    [Fact]
    public void Order_WhenWhatWasFoundDoesNotSettleIt_TellsPeopleAMomentLater()
    {
        var desk = Checking();
        desk.Do((state, now) => Order.EndChecks(state, new ChecksEnded(1, 1, true), now));
        Assert.Empty(desk.Raised);

        desk.Wake(desk.Timers[0]);
        Assert.Empty(desk.Raised);
        desk.Wake(desk.Timers[1]);

        Assert.Single(desk.Raised);
    }

    [Fact]
    public void Order_WhenTwoChargesTooManyWereBothRefunded_HearsOfBothBeforeAnybodyIsTold()
    {
        var desk = new Desk(LookForTheRefund).Note(Charge("pi_A"), Charge("pi_B", at: 40), Charge("pi_C", at: 50));

        desk.Do((state, now) => Order.EndChecks(state, new ChecksEnded(1, 1, true), now));
        desk.Do((state, now) => Order.EndChecks(state, new ChecksEnded(1, 1, true), now));
        desk.Note(Refund("re_1", "pi_B")).Wake(desk.Timers[^1]);

        Assert.Equal(["order~order-7-1", "order~order-7-2"], desk.Started.Select(start => start.Id));
        Assert.Equal("pi_C", Assert.Single(((ResolutionRequest)desk.Started[1].Request).Questions).Reference.Value);
        Assert.True(Order.IsWaitingFor(desk.State, 2));
        Assert.Equal("A refund was found; 20.00 USD still too much. Further refunds are looked for.", desk.Entries[^1].Summary);

        desk.Do((state, now) => Order.EndChecks(state, new ChecksEnded(2, 1, true), now));
        desk.Note(Refund("re_2", "pi_C")).Wake(desk.Timers[^1]);
        Assert.Empty(desk.Raised);
        Assert.Equal((CaseEvent.Closed, 2), (desk.Entries[^1].What, desk.Started.Count));
    }

    [Fact]
    public void Order_WhenEachRoundFindsATrifle_AsksNotMoreOftenThanThereAreCharges()
    {
        var desk = Checking();

        for (var round = 1; round <= 9; round++)
        {
            desk.Do((state, now) => Order.EndChecks(state, new ChecksEnded(round, 1, true), now));
            desk.Note(Refund($"re_{round}", "pi_B", minor: 1)).Wake(desk.Timers[^1]);
        }

        Assert.Equal(2, desk.Started.Count);
        Assert.Equal(1998, desk.Raised[0].Exposure!.Value.MinorUnits);
    }

    [Fact]
    public void Order_WhenTheJobIsLost_TellsPeopleAfterTheLongestRun()
    {
        var desk = Checking();
        var timer = Assert.Single(desk.Timers);
        Assert.True(timer.Due > Start + LookForTheRefund.LongestOutage);

        desk.Wake(timer);

        Assert.Single(desk.Raised);
    }

    [Fact]
    public void Order_WhenAskedByAnEmulatorsJob_AnswersBySignal()
    {
        var asker = new EntityAddress("Resolution", "order~order-7-1");
        var desk = Checking();

        desk.Do((state, _) => Order.IsWaitingFor(state, new JobConfirmation(asker, 2)));

        Assert.Equal(new OutboxMessage.Signal(asker, "Confirmed", new JobConfirmed(false)), desk.Sent[^1]);
    }

    [Fact]
    public void Order_WhenAPersonSettlesIt_StaysClosedUntilAFurtherCharge()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40));

        desk.Do((state, now) => Order.Act(state, Resolving("a1", version: 7), now));
        desk.Do((state, now) => Order.Act(state, Resolving("a2", version: 2), now));
        desk.Do((state, now) => Order.Act(state, Resolving("a2", version: 2), now));
        desk.Note(Charge("pi_B", at: 40, version: 2));
        Assert.Equal([CaseEvent.Opened, CaseEvent.ActionRefused, CaseEvent.Closed], desk.Entries.Select(entry => entry.What));
        Assert.False(Assert.Single(desk.Cleared).ByItself);

        desk.Note(Charge("pi_C", 700, at: 60));
        Assert.Equal((CaseEvent.Opened, 700L), (desk.Entries[^1].What, desk.Entries[^1].After.Exposure["USD"]));
        Assert.Equal(2, desk.Raised.Count);
    }

    [Fact]
    public void Order_WhenItIsAssignedSnoozedAndNoted_ShowsItInItsViews()
    {
        var desk = new Desk().Note(Charge("pi_A"), Charge("pi_B", at: 40));

        desk.Do((state, now) => Order.Act(state, Resolving("a1", 1) with { Kind = OperatorActionKind.Assign, Assignee = "ben" }, now));
        desk.Do((state, now) => Order.Act(state, Resolving("a2", 2) with { Kind = OperatorActionKind.Snooze, Until = Start.AddHours(1) }, now));
        desk.Do((state, now) => Order.Act(state, Resolving("a3", 3) with { Kind = OperatorActionKind.Note }, now));
        desk.Do((state, now) => Order.Act(state, Resolving("a4", 4) with { Kind = OperatorActionKind.ForceMatch }, now));

        Assert.Equal([CaseEvent.Opened, CaseEvent.Acted, CaseEvent.Acted, CaseEvent.Acted, CaseEvent.ActionRefused], desk.Entries.Select(entry => entry.What));
        Assert.Equal(("ben", Start.AddHours(1)), (desk.Entries[^1].After.Owner, desk.Entries[^1].After.SnoozedUntil));
        Assert.Equal("ana assigned it to ben: the customer wanted two.", desk.Entries[1].Summary);
    }

    private static Desk Checking() => new Desk(LookForTheRefund).Note(Charge("pi_A"), Charge("pi_B", at: 40));

    private static AnswerHeard Heard(AnswerOutcome outcome, params PaymentEvent[] events) => new(1, 1, new Answer
    {
        Question = new Question { Kind = QuestionKind.GatewayRefunds, Reference = TransactionId.Of("pi_B") },
        Outcome = outcome,
        Source = "stripe",
        AskedAt = Start,
        AnsweredAt = Start,
        Events = [.. events],
    });

    private static OperatorAction Resolving(string id, long version) => new()
    {
        ActionId = id,
        Kind = OperatorActionKind.Resolve,
        Actor = "ana",
        Reason = "the customer wanted two",
        ExpectedVersion = version,
        At = Start,
    };

    private static class Facts
    {
        public static readonly PaymentEvent Refund = new()
        {
            TransactionId = TransactionId.Of("re_1"),
            EventKey = "stripe:query-re_1",
            FactKey = "stripe:re_1:GS",
            Side = Side.Gateway,
            Provider = "stripe",
            Fact = FactKind.GatewaySuccess,
            Status = LifecycleStatus.REFUNDED,
            Direction = Direction.Debit,
            Amount = new Money(2000, Currency.Of("USD")),
            RawType = "refund",
            OccurredAt = Start,
            ReceivedAt = Start,
            Position = new HubPosition("query", "0", 0, "0"),
            PayloadSha256 = "00",
            ParentId = "pi_B",
            OrderId = "order-7",
            Source = FactSource.Query,
        };
    }
}
