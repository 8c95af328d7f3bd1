using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RealRecon.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace RealRecon.Tests.Fixtures;

/// <summary>Azurite's table endpoint on a free port of this machine, started when the first test asks and ended with the test run.</summary>
public sealed class Azurite : IAsyncDisposable
{
    // Node starts it in about a second; a loaded CI machine may take ten times as long.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Lazy<Task<string>> _started;
    private Process? _process;
    private string? _folder;

    public Azurite() => _started = new(() => Task.Run(StartAsync));

    /// <summary>Connection string of the running server. Skips the calling test where Node is missing: <see cref="NodeTools.RequireAsync"/>.</summary>
    public async Task<string> RequireAsync()
    {
        await NodeTools.RequireAsync();
        return await _started.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder!, recursive: true);
    }

    private async Task<string> StartAsync()
    {
        var node = await NodeTools.RequireAsync();
        var port = FreePort();
        _folder = Directory.CreateTempSubdirectory("realrecon-azurite-").FullName;
        _process = Process.Start(node.Script(
            "node_modules/azurite/dist/src/table/main.js",
            "--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--location", _folder,
            "--skipApiVersionCheck", "--silent", "--disableTelemetry"))!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        var errors = _process.StandardError.ReadToEndAsync();
        await WaitUntilItListensAsync(port, errors);

        // The account and key that Azurite and every Azure SDK know as UseDevelopmentStorage=true, with our port.
        return "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
            + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            + $"TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
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
