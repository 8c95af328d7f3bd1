using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RealRecon.Tests.Fixtures;

/// <summary>One of Azurite's servers on a free port.</summary>
/// <param name="service">table or blob.</param>
internal sealed class AzuriteServer(string service) : IAsyncDisposable
{
    // Node starts it in about a second; a loaded CI machine may take ten times as long.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _starting = new(1);
    private Process? _process;
    private string? _folder;
    private string? _address;

    /// <summary>The endpoint of the account.</summary>
    public async Task<string> RequireAsync()
    {
        var node = await NodeTools.RequireAsync();
        await _starting.WaitAsync();
        try
        {
            return _address ??= await StartAsync(node);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _starting.Dispose();
        if (_process is null) return;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder!, recursive: true);
    }

    private async Task<string> StartAsync(NodeTools node)
    {
        var port = FreePort();
        _folder = Directory.CreateTempSubdirectory("realrecon-azurite-").FullName;
        _process = Process.Start(node.Script(
            $"node_modules/azurite/dist/src/{service}/main.js",
            $"--{service}Host", "127.0.0.1", $"--{service}Port", $"{port}", "--location", _folder,
            "--skipApiVersionCheck", "--silent", "--disableTelemetry"))!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        var errors = _process.StandardError.ReadToEndAsync();
        await WaitUntilItListensAsync(port, errors);
        return $"http://127.0.0.1:{port}/devstoreaccount1";
    }

    private async Task WaitUntilItListensAsync(int port, Task<string> errors)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(50)))
        {
            if (_process!.HasExited) throw new InvalidOperationException($"Azurite ended with exit code {_process.ExitCode}: {await errors}");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (waited.Elapsed < StartLimit)
            {
                // Not yet.
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
