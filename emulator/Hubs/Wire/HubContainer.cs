using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Microsoft.Extensions.Logging;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>Decides what a link that a client attaches leads to.</summary>
internal sealed class HubContainer(HubTopology topology, HubLog log, TransportProvider transports, TimeProvider time, ILogger logger) : IContainer
{
    private const string TokenAddress = "$cbs";
    private const string ManagementAddress = "$management";

    private readonly RequestNode _tokens = new(TokenNode.Answer);
    private readonly RequestNode _management = new(new ManagementNode(topology, log, time.GetUtcNow()).Answer);
    private readonly FrozenDictionary<HubDefinition, PartitionRouter> _routers = topology.Hubs.ToFrozenDictionary(hub => hub, hub => new PartitionRouter(hub));

    public X509Certificate2? ServiceCertificate => null;

    public IDictionary<string, TransportProvider> CustomTransports { get; } = transports.AddressSchemes.ToDictionary(scheme => scheme, _ => transports);

    public Message CreateMessage(ByteBuffer buffer) => new RawMessage(buffer);

    public Link CreateLink(ListenerConnection connection, ListenerSession session, Attach attach) => new ListenerLink(session, attach);

    /// <summary>True lets the library answer the attach, false when that is done; an exception refuses the link.</summary>
    public bool AttachLink(ListenerConnection connection, ListenerSession session, Link link, Attach attach)
    {
        var listenerLink = (ListenerLink)link;
        var address = attach.Role ? (attach.Source as Source)?.Address : (attach.Target as Target)?.Address;
        // The library answers with the peer's own attach; what it wished for is not what it gets.
        attach.DesiredCapabilities = null;
        attach.Properties = null;
        if (NodeAt(address) is { } node)
        {
            if (attach.Role) node.AttachResponses(listenerLink, attach);
            else node.AttachRequests(listenerLink);
            return true;
        }

        AttachToHub(listenerLink, attach, address);
        return false;
    }

    private RequestNode? NodeAt(string? address) => address?[(address.LastIndexOf('/') + 1)..] switch
    {
        TokenAddress => _tokens,
        ManagementAddress => _management,
        _ => null,
    };

    private void AttachToHub(ListenerLink link, Attach attach, string? address)
    {
        if (attach.Role && topology.Find(address?.Trim('/').Split('/')[0] ?? "") is not null) throw AmqpFailure.ReceivingNotImplemented();
        if (HubAddress.Parse(address) is not { } target || topology.Find(target.Hub) is not { } hub) throw AmqpFailure.NotFound(address);
        int? partition = null;
        if (target.Partition is { } id)
        {
            if (!int.TryParse(id, out var number) || number < 0 || number >= hub.PartitionCount) throw AmqpFailure.NotFound(address);
            partition = number;
        }

        new IngressLink(link, hub, partition, _routers[hub], log, time, logger).Attach(attach);
    }
}
