using System.Text;
using System.Text.Json.Nodes;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

public sealed class EnvelopeTests
{
    public static TheoryData<string, Side> Payloads => new()
    {
        { StripeEvents.Intent, Side.Gateway },
        { RazorpayEvents.Payment, Side.Gateway },
        { OwnFormats.Gateway, Side.Gateway },
        { OwnFormats.Posting, Side.Bank },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Envelope_WhenAPayloadIsWrapped_SaysTheSameAsBare(string payload, Side side)
    {
        var bare = Read(side, payload);
        string[] wrapped =
        [
            CloudEvent("\"datacontenttype\":\"application/json\"", $"\"data\":{payload}"),
            CloudEvent("\"datacontenttype\":\"application/vnd.psp+json; charset=utf-8\"", $"\"data\":{payload}"),
            CloudEvent("\"partitionkey\":\"k\"", $"\"data\":{payload}"), // C95
            CloudEvent("\"partitionkey\":\"k\"", $"\"data_base64\":\"{Base64(payload)}\""),
            $"[{CloudEvent("\"partitionkey\":\"k\"", $"\"data\":{payload}")}]",
            EventGrid(payload),
            $"[{EventGrid(payload)}]", // C98
        ];

        foreach (var body in wrapped)
        {
            var inside = Read(side, body);
            Assert.Equal(Essence(bare), Essence(inside));
        }
    }

    [Theory]
    [InlineData("\"datacontenttype\":\"application/xml\"", true)]
    [InlineData("\"datacontenttype\":\"text/xml; charset=utf-8\"", false)]
    [InlineData("\"partitionkey\":\"k\"", true)]
    [InlineData("\"partitionkey\":\"k\"", false)]
    public void CloudEvent_WhenItHoldsCamt_ReadsItFromTextOrBase64(string attribute, bool base64)
    {
        var camt = CamtDocuments.Of(CamtDocuments.Entry);
        var data = base64 ? $"\"data_base64\":\"{Base64(camt)}\"" : $"\"data\":{JsonValue.Create(camt)!.ToJsonString()}";
        Assert.Equal("tx-1", Given.OnBank(CloudEvent(attribute, data)).OnlyEvent().TransactionId.Value);
    }

    [Fact]
    public void CloudEvent_WhenThePayloadHasNoEventId_LendsItsOwn() =>
        Assert.Equal("razorpay:ce-1", Given.OnGateway(CloudEvent("\"partitionkey\":\"k\"", $"\"data\":{RazorpayEvents.Payment}"), eventId: "hub-1").OnlyEvent().EventKey);

    [Fact]
    public void CloudEvent_WhenThePayloadHasAnEventId_DoesNotReplaceIt() =>
        Assert.Equal("stripe:evt_3QkR7wLz1", Given.OnGateway(CloudEvent("\"partitionkey\":\"k\"", $"\"data\":{StripeEvents.Intent}")).OnlyEvent().EventKey);

    [Fact]
    public void CloudEvent_WhenAGenericPayloadLeavesOutIdAndTime_TakesTheEnvelopes()
    {
        var seen = Given.OnGateway(CloudEvent("\"time\":\"2026-05-01T10:00:00Z\"", "\"data\":{\"transactionId\":\"tx-1\",\"amountMinor\":2000,\"currency\":\"USD\",\"status\":\"CAPTURED\"}")).OnlyEvent();
        Assert.Equal(("generic:ce-1", "20.00 USD", 10), (seen.EventKey, seen.Amount.ToString(), seen.OccurredAt.Hour));
    }

    [Fact]
    public void Envelope_WhenAnArrayHoldsGoodAndBad_RefusesOnlyTheBad()
    {
        var bad = OwnFormats.GatewayWorth("\"-1\"", "INR");
        var other = OwnFormats.Gateway.Replace("tx-1", "tx-2").Replace("\"e1\"", "\"e2\"");
        var body = $"[{CloudEvent("\"a\":1", $"\"data\":{OwnFormats.Gateway}")},{CloudEvent("\"a\":1", $"\"data\":{bad}")},7,{EventGrid(other)}]";

        var mixed = Given.OnGateway(body);
        Assert.Equal(["tx-1", "tx-2"], mixed.Events.Select(payment => payment.TransactionId.Value));
        Assert.Equal([RejectionReason.AMOUNT_NOT_POSITIVE, RejectionReason.UNKNOWN_FORMAT], mixed.Rejections.Select(rejection => rejection.Reason));
    }

    [Fact]
    public void Envelope_WhenTheSameElementComesInAnotherBatch_HasTheSameHash()
    {
        var element = EventGrid(OwnFormats.Gateway);
        var other = EventGrid(OwnFormats.Gateway.Replace("tx-1", "tx-2"));
        Assert.Equal(Given.OnGateway($"[{element}]").OnlyEvent().PayloadSha256, Given.OnGateway($"[{other},{element}]").Events[1].PayloadSha256);
    }

    [Theory] // C98
    [InlineData("[", "]")]
    [InlineData("", "")]
    public void EventGrid_WhenItValidatesASubscription_IsNeitherUsedNorRefused(string before, string after)
    {
        var handshake = Given.OnGateway($$"""{{before}}{"id":"v1","topic":"t","subject":"","data":{"validationCode":"512d38b6"},"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","eventTime":"2026-05-01T10:00:00Z","metadataVersion":"1","dataVersion":"1"}{{after}}""");
        Assert.Empty(handshake.Events);
        Assert.Empty(handshake.Rejections);
    }

    [Fact]
    public void Envelope_WhenBothLayersAreAtTheirDeepest_StillFits()
    {
        var deepest = $"{string.Concat(Enumerable.Repeat("{\"a\":", 10))}1{new string('}', 10)}";
        var body = $"[{EventGrid(StripeEvents.Intent.Replace("\"tip\": {}", $"\"tip\": {deepest}"))}]";
        Assert.Equal("pi_3QkR7wLz0", Given.OnGateway(body).OnlyEvent().TransactionId.Value);
    }

    [Fact]
    public void Envelope_WhenItNamesAnotherSide_ChangesNothing()
    {
        var body = CloudEvent("\"datacontenttype\":\"application/json\"", $"\"data\":{OwnFormats.Posting}").Replace("urn:source", "urn:realrecon:bank:ledger:1");
        Assert.Equal(RejectionReason.WRONG_SIDE, Given.OnGateway(body).OnlyRejection());
    }

    private static PaymentEvent Read(Side side, string body) => (side == Side.Gateway ? Given.OnGateway(body, eventId: "x1") : Given.OnBank(body)).OnlyEvent();

    // The hash is the body's, and Razorpay borrows the envelope's id.
    private static PaymentEvent Essence(PaymentEvent payment) => payment with { PayloadSha256 = "", EventKey = "" };

    private static string CloudEvent(string attribute, string data) =>
        $$"""{"specversion":"1.0","id":"ce-1","source":"urn:source","type":"com.example.payment",{{attribute}},{{data}}}""";

    private static string EventGrid(string data) =>
        $$"""{"id":"eg-1","topic":"/subscriptions/1/topics/t","subject":"payments/1","eventType":"Psp.Payment","eventTime":"2026-05-01T10:00:00.9584103Z","data":{{data}},"dataVersion":"1.0","metadataVersion":"1"}""";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
