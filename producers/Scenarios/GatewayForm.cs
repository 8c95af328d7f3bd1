namespace RealRecon.Producers.Scenarios;

/// <summary>The ways in which a gateway here says that it captured a payment.</summary>
internal enum GatewayForm
{
    StripeIntent,
    StripeCharge,
    Razorpay,
    Generic,
}
