using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

public sealed class StripeTests
{
    [Fact]
    public void Stripe_WhenAnIntentSucceeds_IsACaptureOfWhatWasReceived()
    {
        var captured = Given.OnGateway(StripeEvents.Intent).OnlyEvent();

        Assert.Equal("pi_3QkR7wLz0", captured.TransactionId.Value);
        Assert.Equal("stripe:evt_3QkR7wLz1", captured.EventKey);
        Assert.Equal(Side.Gateway, captured.Side);
        Assert.Equal("stripe", captured.Provider);
        Assert.Equal((FactKind.GatewaySuccess, LifecycleStatus.CAPTURED), (captured.Fact, captured.Status));
        Assert.Equal(Direction.Credit, captured.Direction);
        Assert.Equal(new Money(50000, Currency.Of("EUR")), captured.Amount);
        Assert.Equal("payment_intent.succeeded succeeded", captured.RawType);
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero), captured.OccurredAt);
        Assert.Equal(Given.EnqueuedAt, captured.ReceivedAt);
        Assert.Equal(4711, captured.Position.Sequence);
        Assert.Equal("o-42", captured.OrderId);
        Assert.True(captured.Cumulative);
        Assert.Matches("^[0-9a-f]{64}$", captured.PayloadSha256);
    }

    [Theory]
    [InlineData("payment_intent.created", "requires_payment_method", FactKind.GatewayPending, LifecycleStatus.PENDING)]
    [InlineData("payment_intent.processing", "processing", FactKind.GatewayPending, LifecycleStatus.PENDING)]
    [InlineData("payment_intent.requires_action", "requires_action", FactKind.GatewayPending, LifecycleStatus.PENDING)]
    [InlineData("payment_intent.payment_failed", "requires_payment_method", FactKind.GatewayFailure, LifecycleStatus.FAILED)]
    [InlineData("payment_intent.canceled", "canceled", FactKind.GatewayFailure, LifecycleStatus.FAILED)]
    public void Stripe_WhenAnIntentHasNotSucceeded_SaysSo(string type, string status, FactKind fact, LifecycleStatus word)
    {
        var seen = Given.OnGateway(StripeEvents.IntentOf(type, status)).OnlyEvent();
        Assert.Equal((fact, word, 50000L, false), (seen.Fact, seen.Status, seen.Amount.MinorUnits, seen.Cumulative));
    }

    [Fact] // C57
    public void Stripe_WhenAnAmountIsOnlyCapturable_IsAuthorisedAndNeverCaptured()
    {
        const string nested = "\"charges\": { \"data\": [ { \"id\": \"ch_1\", \"status\": \"succeeded\", \"captured\": false } ] }, \"last_payment_error\": null";
        var body = StripeEvents.IntentOf("payment_intent.amount_capturable_updated", "requires_capture")
            .Replace("\"amount_capturable\": 0", "\"amount_capturable\": 40000")
            .Replace("\"amount_received\": 50000", "\"amount_received\": 0")
            .Replace("\"last_payment_error\": null", nested);

        var held = Given.OnGateway(body).OnlyEvent();
        Assert.Equal((FactKind.GatewayPending, LifecycleStatus.AUTHORISED, 40000L), (held.Fact, held.Status, held.Amount.MinorUnits));
    }

    [Theory]
    [InlineData("charge.succeeded", "succeeded", true, LifecycleStatus.CAPTURED)]
    [InlineData("charge.succeeded", "succeeded", false, LifecycleStatus.AUTHORISED)]
    [InlineData("charge.captured", "succeeded", true, LifecycleStatus.CAPTURED)]
    [InlineData("charge.updated", "succeeded", true, LifecycleStatus.CAPTURED)]
    [InlineData("charge.updated", "succeeded", false, LifecycleStatus.AUTHORISED)]
    [InlineData("charge.updated", "pending", false, LifecycleStatus.PENDING)]
    [InlineData("charge.pending", "pending", false, LifecycleStatus.PENDING)]
    [InlineData("charge.failed", "failed", false, LifecycleStatus.FAILED)]
    [InlineData("charge.expired", "succeeded", false, LifecycleStatus.FAILED)]
    public void Stripe_WhenAChargeChanges_CountsOnlyWhatIsCaptured(string type, string status, bool captured, LifecycleStatus word)
    {
        var seen = Given.OnGateway(StripeEvents.ChargeOf(type, status, captured)).OnlyEvent();
        Assert.Equal((word, "pi_3QkR7wLz0"), (seen.Status, seen.TransactionId.Value));
    }

    [Fact]
    public void Stripe_WhenAChargeHasNoIntent_IsKnownByItself() =>
        Assert.Equal("ch_3QkR7wLz9", Given.OnGateway(StripeEvents.Charge.Replace("\"pi_3QkR7wLz0\"", "null")).OnlyEvent().TransactionId.Value);

    [Fact] // C28
    public void Stripe_WhenOnePaymentIsToldThreeTimes_IsOneFact()
    {
        string[] told = [StripeEvents.Intent, StripeEvents.Charge, StripeEvents.ChargeOf("charge.updated", "succeeded", true).Replace("evt_3QkR7wLz2", "evt_3QkR7wLz8")];
        var events = told.Select(body => Given.OnGateway(body).OnlyEvent()).ToList();

        Assert.Single(events.Select(payment => payment.FactKey).Distinct());
        Assert.Equal(3, events.Select(payment => payment.EventKey).Distinct().Count());
    }

    [Fact]
    public void Stripe_WhenAPaymentFailsAgainLater_IsAnotherFact()
    {
        var first = StripeEvents.IntentOf("payment_intent.payment_failed", "requires_payment_method");
        var second = first.Replace("evt_3QkR7wLz1", "evt_later").Replace("\"created\": 1777629600", "\"created\": 1777629690");
        Assert.NotEqual(Given.OnGateway(first).OnlyEvent().FactKey, Given.OnGateway(second).OnlyEvent().FactKey);
    }

    [Theory]
    [InlineData("refund.created", "succeeded", FactKind.GatewaySuccess, LifecycleStatus.REFUNDED)]
    [InlineData("refund.created", "pending", FactKind.GatewayPending, LifecycleStatus.PENDING)]
    [InlineData("refund.updated", "requires_action", FactKind.GatewayPending, LifecycleStatus.PENDING)]
    [InlineData("refund.failed", "failed", FactKind.GatewayReversal, LifecycleStatus.REVERSED)]
    [InlineData("charge.refund.updated", "canceled", FactKind.GatewayReversal, LifecycleStatus.REVERSED)]
    public void Stripe_WhenARefundChanges_IsAMovementOfItsOwn(string type, string status, FactKind fact, LifecycleStatus word)
    {
        var body = StripeEvents.Refund.Replace("refund.created", type).Replace("\"status\": \"succeeded\"", $"\"status\": \"{status}\"");
        var refund = Given.OnGateway(body).OnlyEvent();

        Assert.Equal(("re_3QkR7wLz4", "pi_3QkR7wLz0", Direction.Debit), (refund.TransactionId.Value, refund.ParentId, refund.Direction));
        Assert.Equal((fact, word, 12000L), (refund.Fact, refund.Status, refund.Amount.MinorUnits));
    }

    [Fact]
    public void Stripe_WhenAChargeListsItsRefunds_TakesTheNewest()
    {
        const string list =
            """
            "data": [ {"id":"re_new","amount":12000,"currency":"eur","status":"succeeded","created":1777629699},
                      {"id":"re_old","amount":3000,"currency":"eur","status":"succeeded","created":1777629650} ]
            """;
        var body = StripeEvents.Charge.Replace("charge.succeeded", "charge.refunded").Replace("\"data\": []", list).Replace("\"amount_refunded\": 0, \"balance", "\"amount_refunded\": 3000, \"balance");

        var refund = Given.OnGateway(body).OnlyEvent();
        Assert.Equal(("re_new", 12000L, "pi_3QkR7wLz0"), (refund.TransactionId.Value, refund.Amount.MinorUnits, refund.ParentId));
        Assert.Equal(Given.OnGateway(StripeEvents.Refund.Replace("re_3QkR7wLz4", "re_new")).OnlyEvent().FactKey, refund.FactKey);
    }

    [Fact]
    public void Stripe_WhenAChargeListsNoRefunds_TakesTheGrowthOfTheTotal()
    {
        var body = StripeEvents.Charge.Replace("charge.succeeded", "charge.refunded")
            .Replace("\"amount_refunded\": 0,\n", "\"amount_refunded\": 15000,\n")
            .Replace("\"amount_refunded\": 0, \"balance", "\"amount_refunded\": 3000, \"balance");

        var refund = Given.OnGateway(body).OnlyEvent();
        Assert.Equal(("ch_3QkR7wLz9:refund:15000", 12000L, Direction.Debit), (refund.TransactionId.Value, refund.Amount.MinorUnits, refund.Direction));
    }

    [Fact]
    public void Stripe_WhenTheRefundedTotalShrinks_IsRefused()
    {
        var body = StripeEvents.Charge.Replace("charge.succeeded", "charge.refunded").Replace("\"amount_refunded\": 0, \"balance", "\"amount_refunded\": 3000, \"balance");
        Assert.Equal(RejectionReason.AMOUNT_NOT_POSITIVE, Given.OnGateway(body).OnlyRejection());
    }

    [Fact] // C65
    public void Stripe_WhenADisputeTakesFunds_IsADebitMovementOfTheDispute()
    {
        var dispute = Given.OnGateway(StripeEvents.Dispute).OnlyEvent();
        Assert.Equal(("du_3QkR7wLz7", "pi_3QkR7wLz0"), (dispute.TransactionId.Value, dispute.ParentId));
        Assert.Equal((FactKind.GatewaySuccess, LifecycleStatus.DISPUTED, Direction.Debit, 25000L), (dispute.Fact, dispute.Status, dispute.Direction, dispute.Amount.MinorUnits));
    }

    [Fact] // C66
    public void Stripe_WhenADisputeGivesFundsBack_ReversesTheDispute()
    {
        var body = StripeEvents.Dispute.Replace("funds_withdrawn", "funds_reinstated").Replace("needs_response", "won");
        var dispute = Given.OnGateway(body).OnlyEvent();
        Assert.Equal(("du_3QkR7wLz7", FactKind.GatewayReversal), (dispute.TransactionId.Value, dispute.Fact));
    }

    [Theory] // C64
    [InlineData("charge.dispute.created", "warning_needs_response")]
    [InlineData("charge.dispute.updated", "under_review")]
    [InlineData("charge.dispute.closed", "lost")]
    public void Stripe_WhenADisputeIsOnlyTalkedAbout_IsANoteOnThePayment(string type, string status)
    {
        var note = Given.OnGateway(StripeEvents.Dispute.Replace("charge.dispute.funds_withdrawn", type).Replace("needs_response", status)).OnlyEvent();
        Assert.Equal(("pi_3QkR7wLz0", FactKind.Note), (note.TransactionId.Value, note.Fact));
    }

    [Fact] // C93
    public void Stripe_WhenInTestMode_IsTakenOnlyIfTheRulesSaySo()
    {
        var body = StripeEvents.Intent.Replace("\"livemode\": true", "\"livemode\": false");
        var hubEvent = Given.Event(Side.Gateway, System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal(RejectionReason.TESTMODE_EVENT, Normaliser.Normalise(hubEvent, new NormaliseRules()).OnlyRejection());
        Assert.Equal(50000, Normaliser.Normalise(hubEvent, new NormaliseRules { AcceptTestEvents = true }).OnlyEvent().Amount.MinorUnits);
    }

    [Fact]
    public void Stripe_WhenMetadataHoldsACardNumber_DropsItAndKeepsThePayment() =>
        Assert.Null(Given.OnGateway(StripeEvents.Intent.Replace("\"o-42\"", "\"4111 1111 1111 1111\"")).OnlyEvent().OrderId);
}
