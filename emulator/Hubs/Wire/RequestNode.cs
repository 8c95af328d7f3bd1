using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>A node that answers requests: <c>$cbs</c> or <c>$management</c>.</summary>
/// <remarks>The library's own request support finds the response link by its target address, which the JavaScript SDK leaves empty; it names the link.</remarks>
/// <param name="answer">From a request to its answer; throws <see cref="MalformedMessageException"/> for a request without the parts that it needs.</param>
internal sealed class RequestNode(Func<Message, Message> answer)
{
    private const uint RequestCredit = 100;

    private readonly ConcurrentDictionary<(Connection Connection, string ReplyTo), ListenerLink> _responses = new();

    /// <summary>The peer will send requests.</summary>
    public void AttachRequests(ListenerLink link) => link.InitializeReceiver(RequestCredit, (_, message, _, _) => OnRequest(link, (RawMessage)message), null);

    /// <summary>The peer will receive answers.</summary>
    public void AttachResponses(ListenerLink link, Attach attach)
    {
        // Nobody waits for what becomes of an answer.
        attach.SndSettleMode = SenderSettleMode.Settled;
        link.InitializeSender((_, _, _) => { }, null, null);
        var connection = link.Session.Connection;
        var keys = new[] { attach.LinkName, (attach.Target as Target)?.Address }.Where(name => !string.IsNullOrEmpty(name)).Select(name => (connection, name!)).ToList();
        foreach (var key in keys) _responses[key] = link;
        link.AddClosedCallback((_, _) =>
        {
            foreach (var key in keys) _responses.TryRemove(KeyValuePair.Create(key, link));
        });
    }

    private void OnRequest(ListenerLink link, RawMessage raw)
    {
        try
        {
            var request = raw.Decode();
            if (request.Properties?.ReplyTo is not { } replyTo || !_responses.TryGetValue((link.Session.Connection, replyTo), out var response))
            {
                throw new MalformedMessageException("No link of this connection takes the answer that reply-to asks for.", ErrorCode.NotFound);
            }

            var reply = answer(request);
            link.DisposeMessage(raw, new Accepted(), settled: true);
            reply.Properties = new Properties();
            if (request.Properties.GetMessageId() is { } id) reply.Properties.SetCorrelationId(id);
            response.SendMessage(reply);
        }
        catch (MalformedMessageException malformed)
        {
            link.DisposeMessage(raw, new Rejected { Error = AmqpFailure.Error(malformed.Condition, malformed.Message) }, settled: true);
        }
        catch (AmqpException)
        {
            // The response link is being closed; its owner expects no answer any more.
        }
    }
}
