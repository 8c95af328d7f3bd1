using System.Diagnostics;
using System.Net;
using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>Razorpay's payments and refunds API, version 1. It says 400 to a well-formed id that it does not know.</summary>
internal sealed class RazorpayProvider() : SourceProvider("razorpay", Side.Gateway)
{
    private const int PageSize = 100;

    public override SourceCredential CredentialOf(string key) => SourceCredential.Header.Basic(key[..key.IndexOf(':')], key[(key.IndexOf(':') + 1)..]);

    public override string? FaultOf(string key) =>
        key.IndexOf(':') is var colon && colon > 0 && colon < key.Length - 1 ? null : "key id and key secret with a colon between them";

    public override async Task<SourceFinding> AskAsync(Question question, Conversation conversation, CancellationToken cancellation)
    {
        var id = question.Reference.Value;
        return question.Kind switch
        {
            QuestionKind.GatewayById when IsOwnId(id, "rfnd_") => await RefundAsync(id, conversation, cancellation),
            _ when !IsOwnId(id, "pay_") => SourceFinding.Nothing("The reference is no id of Razorpay's."),
            QuestionKind.GatewayById => await PaymentAsync(id, conversation, cancellation),
            QuestionKind.GatewayFee => await FeeAsync(question.Reference, conversation, cancellation),
            QuestionKind.GatewayRefunds => await RefundsAsync(id, conversation, cancellation),
            _ => throw new UnreachableException(question.Kind.ToString()),
        };
    }

    private static async Task<SourceFinding> PaymentAsync(string id, Conversation conversation, CancellationToken cancellation)
    {
        if (await FetchAsync(id, conversation, cancellation) is not { } payment) return SourceFinding.Nothing();
        return EventOf(payment.TextIn("status")) is { } type
            ? SourceFinding.Of([conversation.Read(Wrap(type, "payment", payment))])
            : SourceFinding.Nothing("The payment was begun, but neither authorised nor failed.");
    }

    private static async Task<SourceFinding> FeeAsync(TransactionId id, Conversation conversation, CancellationToken cancellation)
    {
        if (await FetchAsync(id.Value, conversation, cancellation) is not { } payment) return SourceFinding.Nothing();
        return payment.NumberIn("fee") is null or 0
            ? SourceFinding.Nothing("The gateway states no fee.")
            : SourceFinding.Of([Conversation.Only(FeeStatement.OfRazorpay(payment, id, conversation.Sha256!))]);
    }

    private static async Task<SourceFinding> RefundAsync(string id, Conversation conversation, CancellationToken cancellation)
    {
        var refund = await conversation.GetAsync(SourceAddress.Of("v1", "refunds", id), cancellation, HttpStatusCode.BadRequest);
        return refund is null ? SourceFinding.Nothing() : SourceFinding.Of([conversation.Read(WrapRefund(refund.Value.Named(id)))]);
    }

    private static async Task<SourceFinding> RefundsAsync(string payment, Conversation conversation, CancellationToken cancellation)
    {
        var refunds = new List<ReadOnlyMemory<byte>>();
        for (var page = 0; page < Conversation.MaxPages; page++)
        {
            var address = SourceAddress.Of("v1", "payments", payment, "refunds").With("count", PageSize.ToString()).With("skip", (page * PageSize).ToString());
            if (await conversation.GetAsync(address, cancellation, HttpStatusCode.BadRequest) is not { } answer) break;
            var items = answer.ListIn("items").ToList();
            refunds.AddRange(items.Where(refund => refund.TextIn("payment_id") == payment).Select(WrapRefund));
            if (items.Count < PageSize) return SourceFinding.Of(conversation.ReadAll(refunds));
        }

        return refunds.Count == 0 ? SourceFinding.Nothing() : throw SourceException.Refused("The source lists more refunds than can be weighed.");
    }

    private static async Task<JsonElement?> FetchAsync(string id, Conversation conversation, CancellationToken cancellation) =>
        (await conversation.GetAsync(SourceAddress.Of("v1", "payments", id), cancellation, HttpStatusCode.BadRequest))?.Named(id);

    // A refunded payment was captured; the refund is a movement of its own. What it is not, the normaliser refuses by its status.
    private static string? EventOf(string? status) => status switch
    {
        "created" => null,
        "authorized" => "payment.authorized",
        "failed" => "payment.failed",
        _ => "payment.captured",
    };

    private static ReadOnlyMemory<byte> WrapRefund(JsonElement refund) => Wrap("refund.created", "refund", refund);

    private static ReadOnlyMemory<byte> Wrap(string type, string kind, JsonElement entity) => Notice.Write(json =>
    {
        json.WriteString("entity", "event");
        json.WriteString("event", type);
        json.WriteStartObject("payload");
        json.WriteStartObject(kind);
        json.WriteMember("entity", entity);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
