using System.Net;
using System.Net.Sockets;
using Amqp;
using Amqp.Listener;
using Microsoft.Extensions.Logging;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>The Event Hubs endpoint: AMQP 1.0 on 127.0.0.1, events into a <see cref="HubLog"/>.</summary>
public sealed class AmqpListener : IAsyncDisposable
{
    // A full message with its transfer in one frame: large batches in 64 KiB frames take up to twice the time.
    private const int FrameBytesMax = IngressLink.MessageBytesMax + 64 * 1024;
    private const int IdleTimeoutMilliseconds = 60_000;

    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(20);

    private readonly Socket _socket;
    private readonly AcceptedTransports _transports = new();
    private readonly ConnectionListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Task _accepting;

    private AmqpListener(Socket socket, HubTopology topology, HubLog log, TimeProvider time, ILogger logger)
    {
        (_socket, _time, _logger) = (socket, time, logger);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        _listener = new ConnectionListener(new Address("127.0.0.1", Port, null, null, "/", "amqp"), new HubContainer(topology, log, _transports, time, logger));
        _listener.AMQP.MaxFrameSize = FrameBytesMax;
        _listener.AMQP.IdleTimeout = IdleTimeoutMilliseconds;
        _listener.Open();
        _accepting = AcceptAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Listens on <paramref name="port"/>; 0 picks a free one.</summary>
    /// <exception cref="AmqpPortException">The port is in use or may not be used.</exception>
    public static AmqpListener Start(int port, HubTopology topology, HubLog log, TimeProvider time, ILogger<AmqpListener> logger)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
        }
        catch (SocketException trouble)
        {
            socket.Dispose();
            var reason = trouble.SocketErrorCode == SocketError.AddressAlreadyInUse ? "another program uses it" : trouble.Message;
            throw new AmqpPortException($"The AMQP port {port} cannot be opened: {reason}.", trouble);
        }

        return new AmqpListener(socket, topology, log, time, logger);
    }

    /// <summary>Takes no further connection and closes those there are. Transfers without an answer will be sent again by their clients.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        _listener.Close();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _socket.AcceptAsync(_stop.Token);
                _ = WelcomeAsync(client);
            }
            catch (SocketException)
            {
                // A client that left before it was accepted is no reason to stop. Nor are too few file handles, which take a moment to come free.
                await Task.Delay(AcceptPause, _time);
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task WelcomeAsync(Socket client)
    {
        var transport = new SocketTransport(client, FrameBytesMax);
        try
        {
            client.NoDelay = true;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            using var timer = _time.CreateTimer(_ => limit.Cancel(), null, HandshakeLimit, Timeout.InfiniteTimeSpan);
            await Handshake.RunAsync(transport, limit.Token);
            _transports.Add(transport);
        }
        catch (Exception trouble) when (trouble is AmqpException or SocketException or EndOfStreamException or OperationCanceledException or ObjectDisposedException)
        {
            if (trouble is AmqpException) Log.HandshakeFailed(_logger, trouble.Message);
            transport.Close();
        }
    }
}
