using RealRecon.Core;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

public sealed class RazorpayTests
{
    [Fact]
    public void Razorpay_WhenAPaymentIsCaptured_CountsPaise()
    {
        var captured = Given.OnGateway(RazorpayEvents.Payment, eventId: "N2x9").OnlyEvent();
        Assert.Equal(("pay_Nx7Qp2Lm", "razorpay:N2x9", "order_Nx7Qp1"), (captured.TransactionId.Value, captured.EventKey, captured.OrderId));
        Assert.Equal((LifecycleStatus.CAPTURED, "500.00 INR"), (captured.Status, captured.Amount.ToString()));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1777629600), captured.OccurredAt);
    }

    [Fact]
    public void Razorpay_WhenNobodyPassedTheEventId_HasOneFromItsContent() =>
        Assert.Equal("razorpay:payment.captured:pay_Nx7Qp2Lm:1777629600", Given.OnGateway(RazorpayEvents.Payment).OnlyEvent().EventKey);

    [Fact] // C29
    public void Razorpay_WhenCapturedAndOrderPaidTellTheSame_IsOneFact()
    {
        var captured = Given.OnGateway(RazorpayEvents.Payment).OnlyEvent();
        var paid = Given.OnGateway(RazorpayEvents.OrderPaid).OnlyEvent();
        Assert.Equal(captured.FactKey, paid.FactKey);
        Assert.NotEqual(captured.EventKey, paid.EventKey);
    }

    [Theory]
    [InlineData("payment.authorized", "authorized", FactKind.GatewayPending, LifecycleStatus.AUTHORISED)]
    [InlineData("payment.failed", "failed", FactKind.GatewayFailure, LifecycleStatus.FAILED)]
    public void Razorpay_WhenTheCapturedFlagIsTrueAnyway_BelievesEventAndStatus(string type, string status, FactKind fact, LifecycleStatus word)
    {
        var seen = Given.OnGateway(RazorpayEvents.PaymentOf(type, status)).OnlyEvent();
        Assert.Equal((fact, word), (seen.Fact, seen.Status));
    }

    [Theory]
    [InlineData("refund.created", "pending", FactKind.GatewayPending)]
    [InlineData("refund.created", "processed", FactKind.GatewaySuccess)]
    [InlineData("refund.processed", "processed", FactKind.GatewaySuccess)]
    [InlineData("refund.failed", "failed", FactKind.GatewayReversal)]
    public void Razorpay_WhenARefundChanges_IsADebitMovementOfItsOwn(string type, string status, FactKind fact)
    {
        var refund = Given.OnGateway(RazorpayEvents.RefundOf(type, status)).OnlyEvent();
        Assert.Equal(("rfnd_Nx7Qp9", "pay_Nx7Qp2Lm", Direction.Debit), (refund.TransactionId.Value, refund.ParentId, refund.Direction));
        Assert.Equal((fact, 12000L), (refund.Fact, refund.Amount.MinorUnits));
    }
}
