using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RealRecon.Tests.Sources;

/// <summary>A server that answers with exactly these bytes, however wrong they are, one request to a connection.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _accepting;

    private RawServer(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api");

    /// <summary>The requests' heads, as they came.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    public static RawServer Running(Func<NetworkStream, CancellationToken, Task> answer) => new(answer);

    public static RawServer Answering(Func<string> response) => new((stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(response()), stop).AsTask());

    public static RawServer Answering(string response) => Answering(() => response);

    public static RawServer AnsweringJson(string body) => Answering(Json(body));

    public static string Json(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public static string Status(string line, string headers = "") => $"HTTP/1.1 {line}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true) serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = client.GetStream();
            var head = new StringBuilder();
            var buffer = new byte[4096];
            while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                var count = await stream.ReadAsync(buffer, _stop.Token);
                if (count == 0) return;
                head.Append(Encoding.Latin1.GetString(buffer, 0, count));

                // A client that wants TLS begins with a handshake, which has no end of a head.
                if (head[0] == '\u0016') break;
            }

            Heads.Enqueue(head.ToString());
            await _answer(stream, _stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException)
        {
        }
    }
}
