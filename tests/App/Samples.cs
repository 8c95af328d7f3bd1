using System.Text;
using Azure.Core.Amqp;
using Azure.Messaging.EventHubs;
using RealRecon.Core;

namespace RealRecon.Tests.App;

internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    /// <summary>A gateway's capture, as Normalise makes it.</summary>
    public static PaymentEvent Capture(string id) => new()
    {
        TransactionId = TransactionId.Of(id),
        EventKey = "generic:e1",
        FactKey = "generic:capture",
        Side = Side.Gateway,
        Provider = "generic",
        Fact = FactKind.GatewaySuccess,
        Status = LifecycleStatus.CAPTURED,
        Direction = Direction.Credit,
        Amount = new Money(50000, Currency.Of("INR")),
        RawType = "CAPTURED",
        OccurredAt = Now,
        ReceivedAt = Now,
        Position = new HubPosition("gateway-events", "0", 1, "64"),
        PayloadSha256 = new string('0', 64),
    };

    /// <summary>An event of the gateway hub, built as the worker builds it: from an AMQP message.</summary>
    public static EventData Event(string body, long sequence) => Event(AmqpMessageBody.FromData([Encoding.UTF8.GetBytes(body)]), sequence);

    public static EventData Event(AmqpMessageBody body, long sequence)
    {
        var message = new AmqpAnnotatedMessage(body);
        message.MessageAnnotations["x-opt-sequence-number"] = sequence;
        message.MessageAnnotations["x-opt-offset"] = $"{sequence * 64}";
        message.MessageAnnotations["x-opt-enqueued-time"] = Now;
        message.ApplicationProperties["provider"] = "generic";
        return new EventData(message);
    }

    public static string GenericEvent(string id) =>
        $$"""{"eventId":"e-{{id}}","transactionId":"{{id}}","orderId":"o-1","amount":"500.00","currency":"INR","status":"CAPTURED","occurredAt":"2026-05-01T10:00:00Z"}""";
}
