using System.Threading.Channels;
using Amqp;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>Gives the AMQP library the sockets that have passed the handshake.</summary>
/// <remarks>Our own accept loop instead of the library's: it can tell the port that it got, refuses a port in use, and waits for no slow client.</remarks>
internal sealed class AcceptedTransports : TransportProvider
{
    private readonly Channel<IAsyncTransport> _accepted = Channel.CreateUnbounded<IAsyncTransport>();

    public AcceptedTransports() => AddressSchemes = ["amqp"];

    public void Add(IAsyncTransport transport) => _accepted.Writer.TryWrite(transport);

    /// <summary>Never ends once closed: the library asks again at once for as long as it is answered.</summary>
    public override Task<IAsyncTransport> CreateAsync(Address address) => _accepted.Reader.ReadAsync().AsTask();
}
