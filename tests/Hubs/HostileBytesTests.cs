using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;

namespace RealRecon.Tests.Hubs;

public sealed class HostileBytesTests
{
    private static readonly byte[] Sasl = [.. "AMQP"u8, 3, 1, 0, 0];
    private static readonly byte[] Anonymous = Frame(1, [0x00, 0x53, 0x41, 0xC0, 12, 1, 0xA3, 9, .. "ANONYMOUS"u8]);
    private static readonly byte[] Header = [.. "AMQP"u8, 0, 1, 0, 0];
    private static readonly byte[] Open = Frame(0, [0x00, 0x53, 0x10, 0xC0, 4, 1, 0xA1, 1, (byte)'c']);
    private static readonly byte[] Begin = Frame(0, [0x00, 0x53, 0x11, 0xC0, 6, 4, 0x40, 0x43, 0x52, 100, 0x52, 100]);

    [Fact]
    public async Task Listener_AfterBytesThatAreNoAmqp_ServesTheNextClient()
    {
        await using var hubs = HubFixture.Start();
        byte[][] attacks =
        [
            [],
            "AM"u8.ToArray(),
            new byte[64],
            [.. Enumerable.Repeat((byte)0xFF, 4096)],
            "SSH-2.0-client\r\n"u8.ToArray(),
            [.. Sasl, 0xFF, 0xFF, 0xFF, 0xFF, 2, 1, 0, 0],
            [.. Sasl, 0, 0, 0, 0],
            [.. Sasl, .. Frame(1, [0x00, 0x53, 0x41, 0xC0, 3, 1, 0x40])],
            [.. Sasl, .. Frame(1, [0x00, 0x53, 0x41, 0xC0, 9, 1, 0xA3, 5, .. "OTHER"u8])],
            [.. Sasl, .. Anonymous, .. "GET / HTTP/1.1"u8],
            [.. Opened(), 0, 0, 0, 4],
            [.. Opened(), 0x7F, 0xFF, 0xFF, 0xFF, 2, 0, 0, 0],
            [.. Opened(), 0, 0, 0, 8, 0, 0, 0, 0],
            [.. Opened(), 0, 0, 0, 8, 255, 0, 0, 0],
            [.. Opened(), .. Frame(0, [0x53, 0x12])],
            // A transfer on a link that was never attached.
            [.. Opened(), .. Frame(0, [0x00, 0x53, 0x14, 0xC0, 4, 2, 0x43, 0x43])],
            // Values that would take a recursive decoder to the end of its stack.
            [.. Opened(), .. Frame(0, [0x00, 0x53, 0x12, .. new byte[50_000]])],
            [.. Opened(), .. Frame(0, [0x00, 0x53, 0x12, .. Nested(5_000)])],
            // An array that claims more members than memory holds.
            [.. Opened(), .. Frame(0, [0x00, 0x53, 0x12, 0xF0, 0, 0, 0, 5, 0x7F, 0xFF, 0xFF, 0xFF, 0x43])],
        ];

        foreach (var attack in attacks) await SendAsync(hubs.Port, attack);

        await AssertServesAsync(hubs);
    }

    [Fact]
    public async Task Listener_AfterRandomFramesBehindARealHandshake_ServesTheNextClient()
    {
        await using var hubs = HubFixture.Start();
        var port = hubs.Port;

        Gen.Byte.Array[0, 200].Array[1, 5].Sample(
            bodies => SendAsync(port, [.. Opened(), .. bodies.SelectMany(body => Frame(0, [0x00, 0x53, .. body]))]).GetAwaiter().GetResult(), iter: 200, threads: 1);

        await AssertServesAsync(hubs);
    }

    [Fact]
    public async Task Listener_WithADeliveryThatNeverEnds_ClosesTheConnection()
    {
        await using var hubs = HubFixture.Start();
        var name = "gateway-events"u8.ToArray();
        byte[] target = [0x00, 0x53, 0x29, 0xC0, (byte)(name.Length + 3), 1, 0xA1, (byte)name.Length, .. name];
        byte[] fields = [0xA1, 1, (byte)'l', 0x43, 0x42, 0x40, 0x40, 0x00, 0x53, 0x28, 0x45, .. target];
        var attach = Frame(0, [0x00, 0x53, 0x12, 0xC0, (byte)(fields.Length + 1), 7, .. fields]);
        var part = Frame(0, [0x00, 0x53, 0x14, 0xC0, 11, 6, 0x43, 0x43, 0xA0, 1, 1, 0x43, 0x42, 0x41, .. new byte[500_000]]);
        using var socket = await ConnectAsync(hubs.Port);
        await socket.SendAsync((byte[])[.. Opened(), .. attach]);

        var closed = await Record.ExceptionAsync(async () =>
        {
            for (var i = 0; i < 200; i++) await socket.SendAsync(part);
        });

        Assert.IsType<SocketException>(closed);
        await AssertServesAsync(hubs);
    }

    [Fact]
    public async Task Listener_WithManySilentConnections_ServesTheNextClient()
    {
        await using var hubs = HubFixture.Start();
        var silent = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ConnectAsync(hubs.Port)));

        await AssertServesAsync(hubs);

        foreach (var socket in silent) socket.Dispose();
    }

    [Fact]
    public async Task Listener_WhenABrowserCalls_SaysWhatThePortIsFor()
    {
        await using var hubs = HubFixture.Start();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{hubs.Port}/"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("AMQP", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static byte[] Opened() => [.. Sasl, .. Anonymous, .. Header, .. Open, .. Begin];

    private static byte[] Frame(byte type, byte[] body)
    {
        byte[] frame = [0, 0, 0, 0, 2, type, 0, 0, .. body];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        return frame;
    }

    /// <summary>Lists in lists.</summary>
    private static byte[] Nested(int depth)
    {
        var bytes = new byte[depth * 9];
        for (var i = 0; i < depth; i++)
        {
            bytes[i * 9] = 0xD0;
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * 9 + 1), bytes.Length - i * 9 - 5);
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * 9 + 5), 1);
        }

        bytes[^1] = 0;
        return bytes;
    }

    private static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    /// <summary>Sends and waits until the other side has read it all: until it closes, or closes after we do.</summary>
    private static async Task SendAsync(int port, byte[] bytes)
    {
        using var socket = await ConnectAsync(port);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await socket.SendAsync(bytes, limit.Token);
            socket.Shutdown(SocketShutdown.Send);
            var buffer = new byte[4096];
            while (await socket.ReceiveAsync(buffer, limit.Token) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Cut off is an answer too.
        }
    }

    private static async Task AssertServesAsync(HubFixture hubs)
    {
        await using var client = await Client.ConnectAsync(hubs);
        await client.Sender("gateway-events").SendAsync(Messages.Plain("still here")).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Contains(hubs.All(HubFixture.Gateway), hubEvent => Encoding.UTF8.GetString(hubEvent.Body.Span) == "still here");
    }
}
