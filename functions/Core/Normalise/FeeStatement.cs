using System.Text.Json;
using RealRecon.Core.Normalise.Fields;
using RealRecon.Core.Normalise.Formats.Stripe;

namespace RealRecon.Core.Normalise;

/// <summary>Reads what a gateway says that it kept of a payment. No hub event says it, so gateways are asked for it.</summary>
public static class FeeStatement
{
    /// <param name="balanceTransaction">Stripe's balance transaction of the charge: <c>fee</c> in the currency of the settlement.</param>
    /// <param name="payment">The payment that the fee was kept of.</param>
    /// <param name="payloadSha256">Of the answer's body.</param>
    public static Normalised OfStripe(JsonElement balanceTransaction, TransactionId payment, string payloadSha256)
    {
        var fields = new JsonFields(balanceTransaction, new Refusal());
        return Stated("stripe", payment, StripeMoney.Amount(fields, "fee"), "balance_transaction", fields.UnixTime("created"), payloadSha256, fields.Refusal);
    }

    /// <param name="entity">Razorpay's payment: <c>fee</c> (<c>tax</c> is in it), in the currency of the settlement.</param>
    /// <param name="payment">The payment that the fee was kept of.</param>
    /// <param name="payloadSha256">Of the answer's body.</param>
    public static Normalised OfRazorpay(JsonElement entity, TransactionId payment, string payloadSha256)
    {
        var fields = new JsonFields(entity, new Refusal());
        var currency = fields.Currency(fields.Has("base_currency") ? "base_currency" : "currency");
        var fee = fields.MinorAmount("fee", currency.Exponent, currency);
        return Stated("razorpay", payment, fee, "payment", fields.UnixTime("created_at"), payloadSha256, fields.Refusal);
    }

    private static Normalised Stated(
        string provider, TransactionId payment, Money fee, string type, DateTimeOffset occurredAt, string payloadSha256, Refusal refusal) => refusal.Happened
        ? new Normalised([], [refusal.First])
        : new Normalised(
            [
                new PaymentEvent
                {
                    TransactionId = payment,
                    EventKey = $"{provider}:fee:{payment.Value}",
                    FactKey = $"fee|{provider}|{payment.Value}|{fee.MinorUnits}|{fee.Currency.Code}",
                    Side = Side.Gateway,
                    Provider = provider,
                    Fact = FactKind.GatewayFee,
                    Status = LifecycleStatus.SETTLED,
                    Direction = Direction.Debit,
                    Amount = fee,
                    RawType = $"{type} fee",
                    OccurredAt = occurredAt,
                    ReceivedAt = occurredAt,
                    Position = new HubPosition("", "", 0, ""),
                    PayloadSha256 = payloadSha256,
                },
            ],
            []);
}
