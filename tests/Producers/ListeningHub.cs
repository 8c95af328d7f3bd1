using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;

namespace RealRecon.Tests.Producers;

/// <summary>The sending side of an Event Hubs namespace on AMQPNetLite's own listener: takes tokens, describes hubs, decodes what arrives.</summary>
internal sealed class ListeningHub : IDisposable
{
    private readonly ContainerHost _host;

    private readonly ConcurrentQueue<DeliveryState> _refusals = new();

    internal ListeningHub(int partitions = 4)
    {
        Port = FreePort();
        _host = new ContainerHost(new Address("127.0.0.1", Port, null, null, "/", "AMQP"));
        var listener = _host.Listeners[0];
        listener.SASL.EnableAnonymousMechanism = true;
        listener.AMQP.MaxFrameSize = 1024 * 1024;
        _host.RegisterRequestProcessor("$cbs", new Tokens(this));
        _host.RegisterRequestProcessor("$management", new Management(partitions));
        foreach (var hub in new[] { "gateway-events", "bank-events" })
        {
            Register(hub);
            for (var i = 0; i < partitions; i++) Register($"{hub}/Partitions/{i}");
        }

        _host.Open();
    }

    internal int Port { get; }

    internal ConcurrentQueue<ReceivedBatch> Batches { get; } = [];

    internal ConcurrentQueue<(string Audience, string Token)> PutTokens { get; } = [];

    /// <summary>When set, no token is good enough.</summary>
    internal bool RefusesTokens { get; init; }

    internal IEnumerable<ReceivedEvent> Events => Batches.SelectMany(batch => batch.Events);

    public void Dispose() => _host.Close();

    /// <summary>The next transfer gets this outcome and is not kept.</summary>
    internal void RefuseNext(DeliveryState outcome) => _refusals.Enqueue(outcome);

    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Register(string target) => _host.RegisterMessageProcessor(target, new Receiver(this, target));

    private sealed class Receiver(ListeningHub hub, string target) : IMessageProcessor
    {
        public int Credit => 300;

        public void Process(MessageContext context)
        {
            if (hub._refusals.TryDequeue(out var refusal))
            {
                context.Link.DisposeMessage(context.Message, refusal, true);
                return;
            }

            hub.Batches.Enqueue(ReceivedBatch.Of(target, context.Message));
            context.Complete();
        }
    }

    private sealed class Tokens(ListeningHub hub) : IRequestProcessor
    {
        public int Credit => 10;

        public void Process(RequestContext request)
        {
            hub.PutTokens.Enqueue(((string)request.Message.ApplicationProperties["name"], (string)request.Message.Body));
            request.Complete(new Message
            {
                Properties = new Properties { CorrelationId = request.Message.Properties.MessageId },
                ApplicationProperties = new ApplicationProperties { ["status-code"] = hub.RefusesTokens ? 401 : 202 },
            });
        }
    }

    private sealed class Management(int partitions) : IRequestProcessor
    {
        public int Credit => 10;

        public void Process(RequestContext request) => request.Complete(new Message
        {
            Properties = new Properties { CorrelationId = request.Message.Properties.MessageId },
            ApplicationProperties = new ApplicationProperties { ["status-code"] = 200 },
            BodySection = new AmqpValue { Value = new Map { ["partition_ids"] = Enumerable.Range(0, partitions).Select(i => i.ToString()).ToArray() } },
        });
    }
}
