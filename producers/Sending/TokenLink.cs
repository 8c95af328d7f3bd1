using Amqp;
using Amqp.Framing;

namespace RealRecon.Producers.Sending;

/// <summary>Puts shared access signatures at the <c>$cbs</c> node, as Event Hubs wants before a link is attached.</summary>
internal sealed class TokenLink(RequestLink requests, ConnectionString connection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Early enough that a slow answer still comes before the old token ends.</summary>
    internal static readonly TimeSpan Renewal = TimeSpan.FromMinutes(45);

    /// <param name="entity">A hub, one of its partitions or its <c>$management</c> node.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task AuthoriseAsync(string entity, CancellationToken cancellation)
    {
        var audience = $"sb://{connection.Host}/{entity}";
        var token = SasToken.Create(audience, connection.KeyName, connection.Key, time.GetUtcNow() + Lifetime);
        var properties = new ApplicationProperties { ["operation"] = "put-token", ["type"] = "servicebus.windows.net:sastoken", ["name"] = audience };
        using var request = new Message { ApplicationProperties = properties, BodySection = new AmqpValue { Value = token } };
        using var answer = await requests.AskAsync(request, cancellation);
        var status = answer.ApplicationProperties?["status-code"] as int?;
        if (status is not (200 or 202)) throw new ProducerException($"{connection.Host} did not accept the key {connection.KeyName} for {entity}: check SharedAccessKeyName and SharedAccessKey in --connection.");
    }
}
