using System.Diagnostics;
using System.Net;
using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>Stripe's API, version 1: payment intents, charges, refunds, and the balance transaction that knows the fee.</summary>
internal sealed class StripeProvider() : SourceProvider("stripe", Side.Gateway)
{
    private const int PageSize = 100;

    private static readonly string[] Charges = ["ch_", "py_"];

    public override async Task<SourceFinding> AskAsync(Question question, Conversation conversation, CancellationToken cancellation)
    {
        var id = question.Reference.Value;
        return question.Kind switch
        {
            QuestionKind.GatewayById when IsOwnId(id, "re_", "pyr_") => await RefundAsync(id, conversation, cancellation),
            _ when !IsOwnId(id, ["pi_", .. Charges]) => SourceFinding.Nothing("The reference is no id of Stripe's."),
            QuestionKind.GatewayById => await PaymentAsync(id, conversation, cancellation),
            QuestionKind.GatewayFee => await FeeAsync(question.Reference, conversation, cancellation),
            QuestionKind.GatewayRefunds => await RefundsAsync(id, conversation, cancellation),
            _ => throw new UnreachableException(question.Kind.ToString()),
        };
    }

    private static async Task<SourceFinding> PaymentAsync(string id, Conversation conversation, CancellationToken cancellation)
    {
        if (IsOwnId(id, Charges))
        {
            var charge = await FetchAsync(SourceAddress.Of("v1", "charges", id), id, conversation, cancellation);
            return charge is null ? SourceFinding.Nothing() : SourceFinding.Of([conversation.Read(StripeNotices.OfCharge(charge.Value))]);
        }

        var intent = await FetchAsync(SourceAddress.Of("v1", "payment_intents", id).With("expand[]", "latest_charge"), id, conversation, cancellation);
        return intent is null ? SourceFinding.Nothing() : SourceFinding.Of([conversation.Read(StripeNotices.OfIntent(intent.Value))]);
    }

    private static async Task<SourceFinding> FeeAsync(TransactionId payment, Conversation conversation, CancellationToken cancellation)
    {
        var id = payment.Value;
        var charge = IsOwnId(id, Charges)
            ? await FetchAsync(SourceAddress.Of("v1", "charges", id).With("expand[]", "balance_transaction"), id, conversation, cancellation)
            : (await FetchAsync(SourceAddress.Of("v1", "payment_intents", id).With("expand[]", "latest_charge.balance_transaction"), id, conversation, cancellation))
                ?.ObjectIn("latest_charge");
        return charge?.ObjectIn("balance_transaction") is { } balance && balance.NumberIn("fee") is not 0
            ? SourceFinding.Of([Conversation.Only(FeeStatement.OfStripe(balance, payment, conversation.Sha256!))])
            : SourceFinding.Nothing("The gateway states no fee.");
    }

    private static async Task<SourceFinding> RefundAsync(string id, Conversation conversation, CancellationToken cancellation)
    {
        var refund = await FetchAsync(SourceAddress.Of("v1", "refunds", id), id, conversation, cancellation);
        return refund is null ? SourceFinding.Nothing() : SourceFinding.Of([conversation.Read(StripeNotices.OfRefund(refund.Value))]);
    }

    private static async Task<SourceFinding> RefundsAsync(string payment, Conversation conversation, CancellationToken cancellation)
    {
        var member = IsOwnId(payment, Charges) ? "charge" : "payment_intent";
        var refunds = new List<ReadOnlyMemory<byte>>();
        string? last = null;
        for (var page = 0; page < Conversation.MaxPages; page++)
        {
            var address = SourceAddress.Of("v1", "refunds").With(member, payment).With("limit", PageSize.ToString());
            if (last is not null) address = address.With("starting_after", last);

            // A filter by a payment that does not exist is a wrong parameter to Stripe, not a missing resource.
            if (await conversation.GetAsync(address, cancellation, HttpStatusCode.BadRequest) is not { } answer) return SourceFinding.Nothing();
            var items = answer.ListIn("data").ToList();
            refunds.AddRange(items.Where(refund => refund.TextIn(member) == payment).Select(StripeNotices.OfRefund));
            if (items.Count == 0 || !answer.IsTrue("has_more")) return SourceFinding.Of(conversation.ReadAll(refunds));
            last = items[^1].TextIn("id") ?? "";
        }

        throw SourceException.Refused("The source lists more refunds than can be weighed.");
    }

    private static async Task<JsonElement?> FetchAsync(SourceAddress address, string id, Conversation conversation, CancellationToken cancellation) =>
        (await conversation.GetAsync(address, cancellation))?.Named(id);
}
