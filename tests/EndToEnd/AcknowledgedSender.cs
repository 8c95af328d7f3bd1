using System.Collections.Concurrent;
using System.Text;
using Amqp;
using Amqp.Framing;

namespace RealRecon.Tests.EndToEnd;

/// <summary>
/// Sends pairs of events as fast as one connection allows and writes down what the emulator acknowledged. Of every tenth pair the bank stays silent,
/// and beside every tenth stands an event that is no JSON.
/// </summary>
internal sealed class AcknowledgedSender(int amqpPort, string run)
{
    private const int Window = 200;
    private const string Broken = "broken";

    /// <summary>Event ids that were accepted: the emulator may not lose them whatever happens next.</summary>
    public ConcurrentBag<(string Transaction, string Side)> Acknowledged { get; } = [];

    /// <summary>Ids of the unreadable events that were accepted.</summary>
    public ConcurrentBag<string> AcknowledgedBroken { get; } = [];

    /// <summary>Sends until cancelled or until the connection breaks.</summary>
    public async Task SendAsync(int firstPair, CancellationToken cancellation)
    {
        var factory = new ConnectionFactory { SASL = { Profile = Amqp.Sasl.SaslProfile.Anonymous } };
        var connection = await factory.CreateAsync(new Address($"amqp://localhost:{amqpPort}"));
        var session = new Session(connection);
        var gateway = new SenderLink(session, "gateway", "gateway-events");
        var bank = new SenderLink(session, "bank", "bank-events");
        using var window = new SemaphoreSlim(Window);
        for (var pair = firstPair; !cancellation.IsCancellationRequested && !connection.IsClosed; pair++)
        {
            var id = $"{run}-{pair}";
            await SendAsync(gateway, window, id, "gateway", GatewayEvent(id));
            if (pair % 10 != 3) await SendAsync(bank, window, id, "bank", LedgerPosting(id));
            if (pair % 10 == 7) await SendAsync(gateway, window, id, Broken, $"{{ {id}");
        }
    }

    private async Task SendAsync(SenderLink link, SemaphoreSlim window, string transaction, string side, string body)
    {
        if (!await window.WaitAsync(TimeSpan.FromSeconds(5))) throw new TimeoutException("No acknowledgement for five seconds.");
        var message = new Message
        {
            BodySection = new Data { Binary = Encoding.UTF8.GetBytes(body) },
            MessageAnnotations = new MessageAnnotations { [new Amqp.Types.Symbol("x-opt-partition-key")] = transaction },
            ApplicationProperties = new ApplicationProperties { ["provider"] = side == "bank" ? "ledger" : "generic" },
        };
        link.Send(
            message,
            (_, _, outcome, _) =>
            {
                if (outcome is Accepted && side == Broken) AcknowledgedBroken.Add(transaction);
                else if (outcome is Accepted) Acknowledged.Add((transaction, side));
                window.Release();
            },
            null);
    }

    private static string GatewayEvent(string id) =>
        $$"""{"eventId":"e-{{id}}","transactionId":"{{id}}","orderId":"o-{{id}}","amount":"20.00","currency":"EUR","status":"CAPTURED","occurredAt":"2026-05-01T10:00:00Z"}""";

    private static string LedgerPosting(string id) =>
        $$$"""{"postingId":"P-{{{id}}}","ledger":"bank-operating","direction":"CREDIT","amount":"20.00","currency":"EUR","status":"BOOKED","reversal":false,"bookedAt":"2026-05-01T10:00:07Z","valueDate":"2026-05-02","references":{"endToEndId":"{{{id}}}","bankReference":"B-{{{id}}}"}}""";
}
